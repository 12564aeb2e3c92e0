import type { Metadata } from "next";
import { AccountSheet } from "@/components/auth/account-sheet";
import { SignedInOnly } from "@/components/shell/signed-in-only";

export const metadata: Metadata = { title: "Account" };

export default function AccountPage() {
  return (
    <SignedInOnly>
      <AccountSheet />
    </SignedInOnly>
  );
}
