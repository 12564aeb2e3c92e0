import type { FieldError, Problem } from "@/lib/api/types";

/** What is said for a problem, where the server's own words would not help the person reading. */
const EXPLANATIONS: Record<string, string> = {
  backend_unreachable:
    "The server does not answer right now. Nothing you wrote is lost; try again in a moment.",
  bad_credentials: "That e-mail and password do not go together. Check both and try again.",
  conversation_busy: "The last answer is still being put away. Wait a second, then ask again.",
  email_taken: "There is already an account with this e-mail. Sign in instead?",
  offline: "You seem to be offline. Check the connection and try again.",
  stream_ended: "The answer broke off before its end.",
  wrong_password: "That is not your password.",
};

/** A request that did not succeed, with the stable code that says why. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly errors: FieldError[];
  readonly retryAfter: number | null;
  readonly status: number;

  constructor(problem: Partial<Problem> & Pick<Problem, "code">, retryAfter: number | null = null) {
    super(problem.detail ?? problem.title ?? "Something went wrong.");
    this.code = problem.code;
    this.errors = problem.errors ?? [];
    this.retryAfter = retryAfter;
    this.status = problem.status ?? 0;
  }
}

/** Reads the problem document of an answer; answers without one get a code made from their status. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const isJson = response.headers.get("content-type")?.includes("json");
  const body: Partial<Problem> = isJson ? await response.json() : {};
  const retryAfter = Number(response.headers.get("retry-after")) || null;
  return new ApiProblem(
    { ...body, code: body.code ?? `http_${response.status}`, status: response.status },
    retryAfter,
  );
}

const LIMIT_CODES = new Set(["too_many_attempts", "too_many_messages"]);

function waitText(seconds: number): string {
  return seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}

/** One sentence for the person reading. */
export function explain(error: unknown): string {
  if (!(error instanceof ApiProblem)) return "Something went wrong on this page. Reload it and try again.";
  if (LIMIT_CODES.has(error.code) && error.retryAfter)
    return `That was too often. Wait ${waitText(error.retryAfter)}, then try again.`;
  return EXPLANATIONS[error.code] ?? error.message;
}
