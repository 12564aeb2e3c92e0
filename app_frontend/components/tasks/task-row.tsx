import { clsx } from "clsx";
import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { TaskCheck } from "@/components/tasks/task-check";
import { TaskEditor } from "@/components/tasks/task-editor";
import { TaskText } from "@/components/tasks/task-text";
import { IconButton } from "@/components/ui/icon-button";
import { useStore } from "@/hooks/use-store";
import { useTaskActions } from "@/hooks/use-task-actions";
import type { Task, TaskPatch } from "@/lib/api/types";
import { recentTasks } from "@/lib/tasks/recent";

const ACTION = "opacity-0 focus-visible:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100";

/** One line of the sheet: its number in the margin, a box to tick, and what is to be done. */
export function TaskRow({ task }: { task: Task }) {
  const { edit, remove } = useTaskActions();
  const [editing, setEditing] = useState(false);
  const isRecent = useStore(recentTasks).has(task.id);
  const isSaved = task.id > 0;

  const save = (patch: TaskPatch | null) => {
    setEditing(false);
    if (patch) void edit(task, patch);
  };

  return (
    <li
      className={clsx(
        "group relative flex min-h-(--line) items-start border-rule border-b",
        "before:pointer-events-none before:absolute before:inset-y-0 before:right-0 before:left-(--gutter) before:opacity-0",
        isRecent &&
          "before:animate-highlight before:bg-[linear-gradient(var(--color-wash),var(--color-wash))] before:bg-no-repeat",
      )}
      data-task={task.id}
    >
      <span className="w-(--gutter) shrink-0 pt-2.5 pr-3 text-right font-serif text-faded tabular-nums">
        {isSaved ? task.id : "·"}
      </span>
      <TaskCheck
        disabled={!isSaved}
        onToggle={() => edit(task, { completed: !task.completed })}
        task={task}
      />
      {editing ? (
        <TaskEditor onDone={save} task={task} />
      ) : (
        <>
          <TaskText disabled={!isSaved} onEdit={() => setEditing(true)} task={task} />
          <span className="relative flex shrink-0 pt-1 pr-1.5">
            <IconButton
              className={clsx(ACTION, "pointer-coarse:hidden")}
              disabled={!isSaved}
              icon={Pencil}
              label={`Edit “${task.title}”`}
              onClick={() => setEditing(true)}
            />
            <IconButton
              className={ACTION}
              disabled={!isSaved}
              icon={Trash2}
              label={`Delete “${task.title}”`}
              onClick={() => remove(task)}
            />
          </span>
        </>
      )}
    </li>
  );
}
