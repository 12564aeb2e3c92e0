import { expect, test } from "vitest";
import type { Task } from "@/lib/api/types";
import { patchOf } from "@/lib/tasks/patch-of";

const AT = "2026-11-23T08:00:00Z";
const TASK: Task = {
  completed: false,
  completed_at: null,
  created_at: AT,
  description: "two litres",
  id: 1,
  title: "Buy milk",
  updated_at: AT,
};

function form(title: string, description: string): FormData {
  const data = new FormData();
  data.set("title", title);
  data.set("description", description);
  return data;
}

test.each([
  ["nothing", "Buy milk", "two litres", null],
  ["spaces around", " Buy milk ", "two litres", null],
  ["the title", "Buy oats", "two litres", { title: "Buy oats" }],
  ["the note away", "Buy milk", "", { description: null }],
  ["an empty title", "", "one litre", { description: "one litre" }],
])("an edit that changes %s", (_, title, description, expected) => {
  expect(patchOf(TASK, form(title, description))).toEqual(expected);
});
