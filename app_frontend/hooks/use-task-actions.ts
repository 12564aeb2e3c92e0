import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { explain } from "@/lib/api/problem";
import { createTask, updateTask } from "@/lib/api/tasks";
import type { Task, TaskPatch } from "@/lib/api/types";
import { warn } from "@/lib/notices";
import { applyChange, revalidateTasks, TASKS } from "@/lib/tasks/cache";
import type { TaskChange } from "@/lib/tasks/change";
import { holdDeletion } from "@/lib/tasks/deletions";

let lastDraft = 0;

function draft(title: string): Task {
  lastDraft -= 1;
  const now = new Date().toISOString();
  return {
    completed: false,
    completed_at: null,
    created_at: now,
    description: null,
    id: lastDraft,
    title,
    updated_at: now,
  };
}

/** Shows a change at once, then what the server made of it. */
async function perform(
  client: QueryClient,
  expected: TaskChange,
  request: () => Promise<TaskChange>,
): Promise<void> {
  await client.cancelQueries({ queryKey: [TASKS] });
  applyChange(client, expected);
  try {
    applyChange(client, await request());
  } catch (error) {
    warn(explain(error));
  } finally {
    revalidateTasks(client);
  }
}

function add(client: QueryClient, title: string): Promise<void> {
  const task = draft(title);
  return perform(client, { kind: "put", task }, async () => ({
    instead: task.id,
    kind: "put",
    task: await createTask(title),
  }));
}

function edit(client: QueryClient, { id }: Task, patch: TaskPatch): Promise<void> {
  return perform(client, { id, kind: "patch", patch }, async () => ({
    kind: "put",
    task: await updateTask(id, patch),
  }));
}

/** What a person can do to tasks by hand. */
export function useTaskActions() {
  const client = useQueryClient();
  return useMemo(
    () => ({
      add: (title: string) => add(client, title),
      edit: (task: Task, patch: TaskPatch) => edit(client, task, patch),
      remove: (task: Task) => holdDeletion(client, task),
    }),
    [client],
  );
}
