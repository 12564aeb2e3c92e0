"use client";

import { Button } from "@/components/ui/button";
import { ProblemNote } from "@/components/ui/problem-note";
import { TextField } from "@/components/ui/text-field";
import { useSubmit } from "@/hooks/use-submit";
import { renameUser } from "@/lib/api/auth";
import { explain } from "@/lib/api/problem";
import type { User } from "@/lib/api/types";
import { notify } from "@/lib/notices";

export function RenameForm({ user }: { user: User }) {
  const { busy, fieldErrors, onSubmit, problem } = useSubmit(async ({ name = "" }) => {
    await renameUser(name.trim());
    notify({ text: "Your name is changed.", tone: "plain" });
  });
  return (
    <form className="flex flex-col items-start gap-4 *:w-full" onSubmit={onSubmit}>
      <TextField
        autoComplete="name"
        defaultValue={user.name ?? ""}
        error={fieldErrors.name}
        label="Name"
        maxLength={100}
        name="name"
        required
      />
      {problem !== null && <ProblemNote>{explain(problem)}</ProblemNote>}
      <div>
        <Button busy={busy} type="submit">
          Save name
        </Button>
      </div>
    </form>
  );
}
