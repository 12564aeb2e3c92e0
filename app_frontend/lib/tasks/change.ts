import type { Page, Task, TaskQuery } from "@/lib/api/types";

/** Something that happened to the tasks. */
export type TaskChange =
  | { id: number; kind: "patch"; patch: Partial<Task> }
  | { id: number; kind: "remove" }
  | { instead?: number; kind: "put"; task: Task };

const SORT_KEYS: Record<TaskQuery["sort"], (task: Task) => string> = {
  created: (task) => task.created_at,
  title: (task) => task.title.toLowerCase(),
  updated: (task) => task.updated_at,
};

function matches(task: Task, { q, status }: TaskQuery): boolean {
  const text = `${task.title}\n${task.description ?? ""}`.toLowerCase();
  return (status === "all" || task.completed === (status === "completed")) && text.includes(q.toLowerCase());
}

function comesBefore(a: Task, b: Task, { order, sort }: TaskQuery): boolean {
  const [left, right] = [SORT_KEYS[sort](a), SORT_KEYS[sort](b)];
  return order === "asc" ? left < right : left > right;
}

function insert(tasks: Task[], task: Task, query: TaskQuery): Task[] {
  const found = tasks.findIndex((other) => comesBefore(task, other, query));
  return found === -1 ? [...tasks, task] : tasks.toSpliced(found, 0, task);
}

function put(tasks: Task[], task: Task, replaced: number): Task[] | null {
  const at = tasks.findIndex(({ id }) => id === replaced);
  if (at === -1) return null;
  return tasks.with(at, task);
}

/**
 * The tasks of a list after a change. One that no longer fits the filter stays until the next reload,
 * so that it does not vanish under the pointer.
 */
export function changeTasks(tasks: Task[], change: TaskChange, query: TaskQuery): Task[] {
  switch (change.kind) {
    case "patch":
      return tasks.map((task) => (task.id === change.id ? { ...task, ...change.patch } : task));
    case "put": {
      const replaced = put(tasks, change.task, change.instead ?? change.task.id);
      if (replaced) return replaced;
      return matches(change.task, query) ? insert(tasks, change.task, query) : tasks;
    }
    case "remove":
      return tasks.filter(({ id }) => id !== change.id);
  }
}

/** The same for a list held as pages, which become one page up to the last cursor. */
export function changePages(pages: Page<Task>[], change: TaskChange, query: TaskQuery): Page<Task>[] {
  const holder = pages.findIndex(({ items }) => items.some(({ id }) => id === targetOf(change)));
  const at = holder === -1 ? insertionPage(pages, query) : holder;
  return pages.map((page, index) =>
    index === at ? { ...page, items: changeTasks(page.items, change, query) } : page,
  );
}

function targetOf(change: TaskChange): number {
  return change.kind === "put" ? (change.instead ?? change.task.id) : change.id;
}

function insertionPage(pages: Page<Task>[], { order }: TaskQuery): number {
  return order === "desc" ? 0 : pages.length - 1;
}
