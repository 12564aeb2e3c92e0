import type { Task } from "@/lib/api/types";

type Props = { disabled: boolean; onEdit: () => void; task: Task };

/** A task's words; a click on them edits. */
export function TaskText({ disabled, onEdit, task }: Props) {
  return (
    <button
      className="relative min-w-0 flex-1 cursor-text! py-[0.5625rem] pl-0.5 text-left"
      disabled={disabled}
      onClick={onEdit}
      type="button"
    >
      <span
        className="strike-line break-words font-serif text-[1.1875rem] leading-[1.5625rem]"
        data-done={task.completed}
        data-testid="title"
        dir="auto"
      >
        {task.title}
      </span>
      {task.description && (
        <span className="mt-0.5 block whitespace-pre-wrap break-words text-faded text-sm" dir="auto">
          {task.description}
        </span>
      )}
      <span className="sr-only">, edit</span>
    </button>
  );
}
