import { describe, expect, test } from "vitest";
import type { Task, TaskQuery } from "@/lib/api/types";
import { changePages, changeTasks } from "@/lib/tasks/change";

const NEWEST: TaskQuery = { order: "desc", q: "", sort: "created", status: "all" };

function task(id: number, title: string, completed = false): Task {
  const at = new Date(2026, 0, id).toISOString();
  return { completed, completed_at: null, created_at: at, description: null, id, title, updated_at: at };
}

const ids = (tasks: Task[]) => tasks.map(({ id }) => id);

describe("changeTasks", () => {
  const list = [task(3, "Cook"), task(1, "Ask")];

  test("puts a new task where the sorting wants it", () => {
    expect(ids(changeTasks(list, { kind: "put", task: task(2, "Bake") }, NEWEST))).toEqual([3, 2, 1]);
    const byTitle: TaskQuery = { ...NEWEST, order: "asc", sort: "title" };
    expect(ids(changeTasks([task(1, "Ask")], { kind: "put", task: task(2, "bake") }, byTitle))).toEqual([
      1, 2,
    ]);
  });

  test("leaves a new task out that the filter or the search excludes", () => {
    const change = { kind: "put", task: task(2, "Bake") } as const;
    expect(changeTasks(list, change, { ...NEWEST, status: "completed" })).toEqual(list);
    expect(changeTasks(list, change, { ...NEWEST, q: "zzz" })).toEqual(list);
  });

  test("replaces a draft by the task that the server made of it", () => {
    const withDraft = changeTasks(list, { kind: "put", task: { ...task(4, "Dig"), id: -1 } }, NEWEST);
    expect(ids(changeTasks(withDraft, { instead: -1, kind: "put", task: task(4, "Dig") }, NEWEST))).toEqual([
      4, 3, 1,
    ]);
  });

  test("keeps a task in sight that has just left the filter", () => {
    const change = { id: 3, kind: "patch", patch: { completed: true } } as const;
    expect(changeTasks(list, change, { ...NEWEST, status: "pending" })[0]).toMatchObject({
      completed: true,
      id: 3,
    });
  });

  test("removes", () => {
    expect(ids(changeTasks(list, { id: 3, kind: "remove" }, NEWEST))).toEqual([1]);
  });
});

describe("changePages", () => {
  const pages = [
    { items: [task(4, "D"), task(3, "C")], next_cursor: "x" },
    { items: [task(2, "B")], next_cursor: null },
  ];
  const pageIds = (changed: typeof pages) => changed.map(({ items }) => ids(items));

  test("changes a task on the page that holds it", () => {
    expect(pageIds(changePages(pages, { id: 2, kind: "remove" }, NEWEST))).toEqual([[4, 3], []]);
  });

  test("adds the newest to the first page, or the last when the oldest come first", () => {
    const change = { kind: "put", task: task(5, "E") } as const;
    expect(pageIds(changePages(pages, change, NEWEST))).toEqual([[5, 4, 3], [2]]);
    expect(pageIds(changePages(pages, change, { ...NEWEST, order: "asc" }))).toEqual([
      [4, 3],
      [2, 5],
    ]);
  });
});
