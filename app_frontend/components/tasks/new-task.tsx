import { Plus } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTaskActions } from "@/hooks/use-task-actions";
import { MAX_TITLE } from "@/lib/tasks/limits";

/** The next free line of the sheet. */
export function NewTask() {
  const { add } = useTaskActions();
  const [title, setTitle] = useState("");

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const written = title.trim();
    if (!written) return;
    setTitle("");
    void add(written);
  };

  return (
    <form className="flex items-center border-rule border-b" onSubmit={onSubmit}>
      <span aria-hidden className="flex w-(--gutter) shrink-0 justify-end pr-3 text-pen">
        <Plus className="size-[1.125rem]" strokeWidth={1.75} />
      </span>
      <input
        aria-label="New task"
        className="penned h-[calc(var(--line)-1px)] min-w-0 flex-1 bg-transparent pr-4 pl-4 text-xl outline-none focus-visible:bg-wash/60"
        dir="auto"
        enterKeyHint="done"
        maxLength={MAX_TITLE}
        onChange={(event) => setTitle(event.target.value)}
        placeholder="Write a task…"
        value={title}
      />
    </form>
  );
}
