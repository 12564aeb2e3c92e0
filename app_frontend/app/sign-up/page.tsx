import type { Metadata } from "next";
import { AuthFrame } from "@/components/auth/auth-frame";
import { SignUpForm } from "@/components/auth/sign-up-form";
import { VisitorsOnly } from "@/components/auth/visitors-only";

export const metadata: Metadata = { title: "Create account" };

export default function SignUpPage() {
  return (
    <VisitorsOnly>
      <AuthFrame lead="An account keeps your list and your conversations." title="Start a list">
        <SignUpForm />
      </AuthFrame>
    </VisitorsOnly>
  );
}
