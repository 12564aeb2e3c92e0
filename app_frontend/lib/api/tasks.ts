import { authorized, authorizedJson } from "@/lib/api/authorized";
import type { Page, Task, TaskPatch, TaskQuery } from "@/lib/api/types";

const PAGE_SIZE = "50";

type PageRequest = { cursor: string | null; query: TaskQuery; signal: AbortSignal };

export function listTasks({ cursor, query, signal }: PageRequest): Promise<Page<Task>> {
  const parameters = new URLSearchParams({ ...query, limit: PAGE_SIZE });
  if (cursor) parameters.set("cursor", cursor);
  if (!query.q) parameters.delete("q");
  return authorizedJson(`/api/tasks?${parameters}`, { signal });
}

export function createTask(title: string): Promise<Task> {
  return authorizedJson("/api/tasks", { body: { title }, method: "POST" });
}

export function updateTask(id: number, patch: TaskPatch): Promise<Task> {
  return authorizedJson(`/api/tasks/${id}`, { body: patch, method: "PATCH" });
}

/** Deletes a task; `keepalive` lets the request outlive the page. */
export async function deleteTask(id: number, keepalive: boolean): Promise<void> {
  await authorized(`/api/tasks/${id}`, { keepalive, method: "DELETE" });
}
