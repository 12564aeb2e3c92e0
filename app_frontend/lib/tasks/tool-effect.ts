import type { Task } from "@/lib/api/types";
import type { LiveToolCall } from "@/lib/chat/turn";
import type { TaskChange } from "@/lib/tasks/change";

type Outcome = { task_id: number; title: string };
type Effect = (outcome: Outcome, asked: Record<string, unknown>) => TaskChange;

const now = () => new Date().toISOString();

const text = (value: unknown) => (typeof value === "string" ? value : null);

function written({ task_id, title }: Outcome, asked: Record<string, unknown>): Task {
  const at = now();
  const description = text(asked.description);
  return {
    completed: false,
    completed_at: null,
    created_at: at,
    description,
    id: task_id,
    title,
    updated_at: at,
  };
}

const EFFECTS: Record<string, Effect> = {
  add_task: (outcome, asked) => ({ kind: "put", task: written(outcome, asked) }),
  complete_task: ({ task_id }) => ({
    id: task_id,
    kind: "patch",
    patch: { completed: true, completed_at: now(), updated_at: now() },
  }),
  delete_task: ({ task_id }) => ({ id: task_id, kind: "remove" }),
  update_task: ({ task_id, title }, asked) => ({
    id: task_id,
    kind: "patch",
    patch: "description" in asked ? { description: text(asked.description), title } : { title },
  }),
};

function isOutcome(result: unknown): result is Outcome {
  return typeof result === "object" && result !== null && "task_id" in result && "title" in result;
}

/** What a finished tool call did to the tasks; null where it changed none. */
export function toolEffect({ arguments: asked, name, ok, result }: LiveToolCall): TaskChange | null {
  const effect = EFFECTS[name];
  return ok && effect && isOutcome(result) ? effect(result, asked) : null;
}
