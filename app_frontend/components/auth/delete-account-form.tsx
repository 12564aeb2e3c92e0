"use client";

import { Button } from "@/components/ui/button";
import { PasswordField } from "@/components/ui/password-field";
import { ProblemNote } from "@/components/ui/problem-note";
import { useSubmit } from "@/hooks/use-submit";
import { deleteAccount } from "@/lib/api/auth";
import { explain } from "@/lib/api/problem";

export function DeleteAccountForm() {
  const { busy, onSubmit, problem } = useSubmit(({ password = "" }) => deleteAccount(password));
  return (
    <form className="flex flex-col gap-4" onSubmit={onSubmit}>
      <PasswordField
        autoComplete="current-password"
        label="Your password, to be sure"
        name="password"
        required
      />
      {problem !== null && <ProblemNote>{explain(problem)}</ProblemNote>}
      <div>
        <Button busy={busy} look="danger" type="submit">
          Delete account
        </Button>
      </div>
    </form>
  );
}
