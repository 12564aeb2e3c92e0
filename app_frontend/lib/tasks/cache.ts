import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import type { Page, Task, TaskQuery } from "@/lib/api/types";
import { announce } from "@/lib/tabs";
import { changePages, type TaskChange } from "@/lib/tasks/change";

export const TASKS = "tasks";

/** Long enough for a row to be seen struck through before a filtered list drops it. */
const SETTLE_MS = 700;

let settling: ReturnType<typeof setTimeout> | undefined;

export const tasksKey = (query: TaskQuery) => [TASKS, query] as const;

/** Applies a change to every list on the page, whatever its filter. */
export function applyChange(client: QueryClient, change: TaskChange): void {
  for (const { queryKey } of client.getQueryCache().findAll({ queryKey: [TASKS] })) {
    client.setQueryData<InfiniteData<Page<Task>>>(
      queryKey,
      (data) => data && { ...data, pages: changePages(data.pages, change, queryKey[1] as TaskQuery) },
    );
  }
}

/** Asks the server for the truth, once the changes have come to rest, and tells other tabs to. */
export function revalidateTasks(client: QueryClient): void {
  clearTimeout(settling);
  settling = setTimeout(() => {
    client.invalidateQueries({ queryKey: [TASKS] });
    announce({ kind: "tasks-changed" });
  }, SETTLE_MS);
}
