import type { Task, TaskPatch } from "@/lib/api/types";

function read(form: FormData, name: string): string {
  return String(form.get(name) ?? "").trim();
}

/** What an edit changes; null for nothing. A title rubbed out is taken as a slip and kept. */
export function patchOf(task: Task, form: FormData): TaskPatch | null {
  const title = read(form, "title") || task.title;
  const description = read(form, "description") || null;
  const patch: TaskPatch = {};
  if (title !== task.title) patch.title = title;
  if (description !== task.description) patch.description = description;
  return Object.keys(patch).length ? patch : null;
}
