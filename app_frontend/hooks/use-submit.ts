import { type FormEvent, useState } from "react";
import { ApiProblem } from "@/lib/api/problem";

type Submit = {
  busy: boolean;
  fieldErrors: Record<string, string>;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  problem: unknown;
};

function fieldErrorsOf(problem: unknown): Record<string, string> {
  if (!(problem instanceof ApiProblem)) return {};
  return Object.fromEntries(
    problem.errors.map(({ field, message }) => [field.split(".").at(-1) ?? field, message]),
  );
}

/** Runs a form's action with its fields, and keeps whether it runs and how it failed. */
export function useSubmit(action: (fields: Record<string, string>) => Promise<void>): Submit {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    setBusy(true);
    setProblem(null);
    try {
      await action(fields);
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };

  return { busy, fieldErrors: fieldErrorsOf(problem), onSubmit, problem };
}
