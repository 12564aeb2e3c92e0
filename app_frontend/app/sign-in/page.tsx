import type { Metadata } from "next";
import { AuthFrame } from "@/components/auth/auth-frame";
import { SignInForm } from "@/components/auth/sign-in-form";
import { VisitorsOnly } from "@/components/auth/visitors-only";

export const metadata: Metadata = { title: "Sign in" };

export default function SignInPage() {
  return (
    <VisitorsOnly>
      <AuthFrame lead="Your list is where you left it." title="Welcome back">
        <SignInForm />
      </AuthFrame>
    </VisitorsOnly>
  );
}
