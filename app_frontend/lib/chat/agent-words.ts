import type { Agent, NoticeCode } from "@/lib/api/types";

const PLAIN_WORDS =
  "The built-in assistant uses the same tools on the same list, but understands plain requests only: add, show, complete, change, delete.";

const REASONS: Record<NoticeCode, string> = {
  bad_key: "Gemini refused the key that this server is set up with.",
  blocked: "Gemini declined to answer this one.",
  model_not_found: "Gemini does not know the model that this server is set up with.",
  no_key: "No Gemini key is set on this server, so Gemini is not asked.",
  quota_day: "Today's Gemini quota is used up. It comes back tomorrow.",
  quota_minute: "Gemini takes no more questions this minute.",
  unavailable: "Gemini does not answer at the moment.",
};

/** What the assistant is called on the page. */
export function nameOf({ kind, model }: Agent): string {
  if (kind === "builtin") return "Built-in assistant";
  return model ? `Gemini · ${model}` : "Gemini";
}

/** Why this assistant answers, in words for the person using it. */
export function whyBuiltin({ kind, notice }: Agent): string {
  if (kind === "gemini" && !notice)
    return "Google's Gemini answers, and works on your list through tools that you see.";
  const reason = notice ? (REASONS[notice.code] ?? notice.message) : "";
  return `${reason} ${PLAIN_WORDS}`.trim();
}
