import { clsx } from "clsx";
import type { TaskFilter } from "@/lib/api/types";
import { FILTERS } from "@/lib/tasks/view";

type Props = { filter: TaskFilter; onChoose: (filter: TaskFilter) => void };

export function TaskFilterChoice({ filter: chosen, onChoose }: Props) {
  return (
    <fieldset className="flex gap-3">
      <legend className="sr-only">Which tasks</legend>
      {FILTERS.map(([filter, label]) => (
        <button
          aria-pressed={filter === chosen}
          className={clsx(
            "min-h-9 border-b-2 text-sm transition-colors",
            filter === chosen
              ? "border-pen font-semibold text-pen"
              : "border-transparent text-faded hover:text-ink",
          )}
          key={filter}
          onClick={() => onChoose(filter)}
          type="button"
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
