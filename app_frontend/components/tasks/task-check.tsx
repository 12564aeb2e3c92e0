import type { Task } from "@/lib/api/types";

type Props = { disabled: boolean; onToggle: () => void; task: Task };

/** A box that is ticked with one stroke of the pen. */
export function TaskCheck({ disabled, onToggle, task }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: the tick is drawn, which a native checkbox cannot be
    <button
      aria-checked={task.completed}
      aria-label={task.title}
      className="group/check relative flex h-[calc(var(--line)-1px)] w-11 shrink-0 items-center justify-center"
      disabled={disabled}
      onClick={onToggle}
      role="checkbox"
      type="button"
    >
      <svg aria-hidden className="size-6 overflow-visible" fill="none" viewBox="0 0 24 24">
        <path
          className="stroke-faded transition-colors group-hover/check:stroke-pen"
          d="M4.300 5.100c4.800-.5 10.400-.5 14.500-.1.4 4.600.4 9.700.1 14.100-4.700.4-9.800.4-14.600 0-.3-4.700-.3-9.400 0-14z"
          strokeLinejoin="round"
          strokeWidth="1.400"
        />
        <path
          className="draw stroke-pen"
          d="M7.500 11.500c1.400 1.500 2.600 3.200 3.600 5.100C13.400 10.700 16.900 5.600 22 1.800"
          pathLength="1"
          strokeLinecap="round"
          strokeLinejoin="round"
          strokeWidth="2.400"
        />
      </svg>
    </button>
  );
}
