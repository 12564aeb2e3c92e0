"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import { PasswordField } from "@/components/ui/password-field";
import { ProblemNote } from "@/components/ui/problem-note";
import { TextField } from "@/components/ui/text-field";
import { useSubmit } from "@/hooks/use-submit";
import { register } from "@/lib/api/auth";
import { explain } from "@/lib/api/problem";

export function SignUpForm() {
  const { busy, fieldErrors, onSubmit, problem } = useSubmit(({ email = "", name = "", password = "" }) =>
    register({ email, password, ...(name.trim() && { name: name.trim() }) }),
  );
  return (
    <form className="flex flex-col gap-6" onSubmit={onSubmit}>
      <TextField
        autoComplete="name"
        error={fieldErrors.name}
        label="Name (optional)"
        maxLength={100}
        name="name"
        type="text"
      />
      <TextField
        autoComplete="email"
        error={fieldErrors.email}
        label="E-mail"
        name="email"
        required
        type="email"
      />
      <PasswordField
        autoComplete="new-password"
        error={fieldErrors.password}
        hint="At least 8 characters."
        label="Password"
        maxLength={128}
        minLength={8}
        name="password"
        required
      />
      {problem !== null && <ProblemNote>{explain(problem)}</ProblemNote>}
      <Button busy={busy} look="pen" type="submit">
        {busy ? "Creating your list…" : "Create account"}
      </Button>
      <p className="text-faded">
        Been here before?{" "}
        <Link className="text-pen underline underline-offset-4" href="/sign-in">
          Sign in
        </Link>
      </p>
    </form>
  );
}
