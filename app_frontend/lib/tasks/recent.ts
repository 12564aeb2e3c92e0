import { createStore } from "@/lib/store";

const HIGHLIGHT_MS = 2600;

/** Tasks that the assistant has just changed. */
export const recentTasks = createStore<ReadonlySet<number>>(new Set());

/** Marks a task as just changed, for a moment. */
export function markRecent(id: number): void {
  recentTasks.set((now) => new Set([...now, id]));
  setTimeout(() => recentTasks.set((now) => new Set([...now].filter((other) => other !== id))), HIGHLIGHT_MS);
}
