import { expect, test } from "vitest";
import { toolEffect } from "@/lib/tasks/tool-effect";

function call(name: string, asked: Record<string, unknown>, result: unknown, ok = true) {
  return { arguments: asked, id: "c1", name, ok, result };
}

test.each([
  [
    "add_task",
    { description: "two litres", title: "Milk" },
    { kind: "put", task: { description: "two litres", id: 5 } },
  ],
  ["complete_task", { task_id: 5 }, { id: 5, kind: "patch", patch: { completed: true } }],
  ["delete_task", { task_id: 5 }, { id: 5, kind: "remove" }],
  ["update_task", { task_id: 5, title: "Milk" }, { id: 5, kind: "patch", patch: { title: "Milk" } }],
])("%s shows on the list at once", (name, asked, expected) => {
  const result = { status: "done", task_id: 5, title: "Milk" };
  expect(toolEffect(call(name, asked, result))).toMatchObject(expected);
});

test("a change of the title leaves the note alone", () => {
  const effect = toolEffect(
    call("update_task", { task_id: 5, title: "Milk" }, { task_id: 5, title: "Milk" }),
  );
  expect(effect).toEqual({ id: 5, kind: "patch", patch: { title: "Milk" } });
});

test.each([
  ["a look at the list", call("list_tasks", {}, { result: [] })],
  ["a failed call", call("complete_task", { task_id: 9 }, { error: "There is no task 9." }, false)],
  ["an unknown tool", call("fly", {}, { task_id: 1, title: "x" })],
  ["an unexpected result", call("add_task", {}, "ok")],
])("%s changes nothing", (_, made) => {
  expect(toolEffect(made)).toBeNull();
});
