import type { QueryClient } from "@tanstack/react-query";
import { explain } from "@/lib/api/problem";
import { deleteTask } from "@/lib/api/tasks";
import type { Task } from "@/lib/api/types";
import { dismiss, notify, warn } from "@/lib/notices";
import { createStore } from "@/lib/store";
import { applyChange, revalidateTasks } from "@/lib/tasks/cache";

type Deletion = { commit: (leaving: boolean) => Promise<void>; notice: number };

const held = new Map<number, Deletion>();

/** Tasks that are out of sight but can still be brought back. */
export const heldTasks = createStore<ReadonlySet<number>>(new Set());

function publish(): void {
  heldTasks.set(() => new Set(held.keys()));
}

function release(id: number): boolean {
  const wasHeld = held.delete(id);
  if (wasHeld) publish();
  return wasHeld;
}

async function erase(client: QueryClient, id: number, leaving: boolean): Promise<void> {
  if (!held.has(id)) return;
  applyChange(client, { id, kind: "remove" });
  release(id);
  try {
    await deleteTask(id, leaving);
  } catch (error) {
    warn(explain(error));
  } finally {
    revalidateTasks(client);
  }
}

/** Hides a task and deletes it when its "Undo" has gone by. */
export function holdDeletion(client: QueryClient, { id, title }: Task): void {
  const commit = (leaving: boolean) => erase(client, id, leaving);
  const notice = notify({
    action: { label: "Undo", run: () => release(id) },
    onGone: () => commit(false),
    text: `Deleted “${title}”`,
    tone: "plain",
  });
  held.set(id, { commit, notice });
  publish();
}

/** Carries out what is still held: before the assistant reads the list, or when the page is left. */
export async function flushDeletions(leaving: boolean): Promise<void> {
  const deletions = [...held.values()];
  const commits = deletions.map(({ commit }) => commit(leaving));
  for (const { notice } of deletions) dismiss(notice);
  await Promise.all(commits);
}
