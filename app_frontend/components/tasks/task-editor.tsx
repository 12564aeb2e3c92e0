import { type FocusEvent, type KeyboardEvent, useEffect, useRef } from "react";
import type { Task, TaskPatch } from "@/lib/api/types";
import { MAX_DESCRIPTION, MAX_TITLE } from "@/lib/tasks/limits";
import { patchOf } from "@/lib/tasks/patch-of";

type Props = { onDone: (patch: TaskPatch | null) => void; task: Task };

/** A task's words while they are rewritten: Enter or leaving saves, Escape does not. */
export function TaskEditor({ onDone, task }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const title = useRef<HTMLTextAreaElement>(null);
  const closed = useRef(false);
  useEffect(() => title.current?.select(), []);

  const close = (keep: boolean) => {
    if (closed.current || !form.current) return;
    closed.current = true;
    onDone(keep ? patchOf(task, new FormData(form.current)) : null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") close(false);
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      close(true);
    }
  };
  const onBlur = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) close(true);
  };

  return (
    <form className="relative min-w-0 flex-1 pr-4 pb-2" onBlur={onBlur} onKeyDown={onKeyDown} ref={form}>
      <textarea
        aria-label="Title"
        className="penned field-sizing-content block w-full resize-none bg-transparent py-2 pl-0.5 text-xl leading-[1.6875rem] outline-none"
        defaultValue={task.title}
        dir="auto"
        maxLength={MAX_TITLE}
        name="title"
        ref={title}
        rows={1}
      />
      <textarea
        aria-label="Note"
        className="penned field-sizing-content block max-h-60 min-h-8 w-full resize-none border-edge border-t border-dashed bg-transparent px-0.5 py-1 text-base outline-none"
        defaultValue={task.description ?? ""}
        dir="auto"
        maxLength={MAX_DESCRIPTION}
        name="description"
        placeholder="Add a note…"
        rows={1}
      />
    </form>
  );
}
