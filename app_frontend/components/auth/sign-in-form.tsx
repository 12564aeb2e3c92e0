"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import { PasswordField } from "@/components/ui/password-field";
import { ProblemNote } from "@/components/ui/problem-note";
import { TextField } from "@/components/ui/text-field";
import { useSubmit } from "@/hooks/use-submit";
import { login } from "@/lib/api/auth";
import { explain } from "@/lib/api/problem";

export function SignInForm() {
  const { busy, fieldErrors, onSubmit, problem } = useSubmit(({ email = "", password = "" }) =>
    login({ email, password }),
  );
  return (
    <form className="flex flex-col gap-6" onSubmit={onSubmit}>
      <TextField
        autoComplete="email"
        error={fieldErrors.email}
        label="E-mail"
        name="email"
        required
        type="email"
      />
      <PasswordField
        autoComplete="current-password"
        error={fieldErrors.password}
        label="Password"
        name="password"
        required
      />
      {problem !== null && <ProblemNote>{explain(problem)}</ProblemNote>}
      <Button busy={busy} look="pen" type="submit">
        {busy ? "Signing in…" : "Sign in"}
      </Button>
      <p className="text-faded">
        New here?{" "}
        <Link className="text-pen underline underline-offset-4" href="/sign-up">
          Create an account
        </Link>
      </p>
    </form>
  );
}
