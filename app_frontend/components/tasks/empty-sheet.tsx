import type { TaskFilter, TaskQuery } from "@/lib/api/types";

const MESSAGES: Record<TaskFilter, string> = {
  all: "Nothing here yet. Write on the line above, or ask the assistant to.",
  completed: "Nothing is ticked off yet.",
  pending: "Nothing is left to do.",
};

export function EmptySheet({ query }: { query: TaskQuery }) {
  const message = query.q ? `No task has “${query.q}” in it.` : MESSAGES[query.status];
  return (
    <p className="flex min-h-(--line) items-center border-rule border-b py-2 pr-5 pl-[calc(var(--gutter)+1rem)] text-faded">
      {message}
    </p>
  );
}
