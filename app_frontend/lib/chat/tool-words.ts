import type { LiveToolCall } from "@/lib/chat/turn";

type Words = { done: string; failed: string; running: string };

const WORDS: Record<string, Words> = {
  add_task: { done: "Wrote down", failed: "Could not write down", running: "Writing down" },
  complete_task: { done: "Ticked off", failed: "Could not tick off", running: "Ticking off" },
  delete_task: { done: "Deleted", failed: "Could not delete", running: "Deleting" },
  list_tasks: { done: "Looked at", failed: "Could not look at", running: "Looking at" },
  update_task: { done: "Changed", failed: "Could not change", running: "Changing" },
};

type Fields = Record<string, unknown>;

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

/** What a call does, as a verb. */
export function verbOf({ name, ok }: LiveToolCall): string {
  const words = WORDS[name] ?? { done: name, failed: `${name} failed`, running: name };
  if (ok === null) return words.running;
  return ok ? words.done : words.failed;
}

function listSubject({ arguments: asked, result }: LiveToolCall): string {
  const status = asked.status === "pending" || asked.status === "completed" ? `${asked.status} ` : "";
  const { result: rows } = fieldsOf(result);
  if (!Array.isArray(rows)) return `${status}tasks`;
  return `${rows.length} ${status}${rows.length === 1 ? "task" : "tasks"}`;
}

/** What a call is about: a title, a number of tasks, or a task's number. */
export function subjectOf(call: LiveToolCall): string {
  if (call.name === "list_tasks") return listSubject(call);
  const title = fieldsOf(call.result).title ?? call.arguments.title;
  if (typeof title === "string") return `“${title}”`;
  const number = call.arguments.task_id;
  return typeof number === "number" ? `task ${number}` : "";
}

/** The number of the task that a call made or changed. */
export function taskNumberOf(call: LiveToolCall): number | null {
  const number = fieldsOf(call.result).task_id;
  return typeof number === "number" ? number : null;
}

/** Why a call failed, in the tool's own words. */
export function failureOf({ ok, result }: LiveToolCall): string | null {
  const { error } = fieldsOf(result);
  return ok === false && typeof error === "string" ? error : null;
}
