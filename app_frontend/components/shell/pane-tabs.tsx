import { clsx } from "clsx";
import { ListChecks, type LucideIcon, MessageCircle } from "lucide-react";

export type Pane = "chat" | "tasks";

const PANES: { icon: LucideIcon; name: string; pane: Pane }[] = [
  { icon: MessageCircle, name: "Chat", pane: "chat" },
  { icon: ListChecks, name: "Tasks", pane: "tasks" },
];

type Props = { onChoose: (pane: Pane) => void; pane: Pane };

/** Switches between the two halves on a narrow screen. */
export function PaneTabs({ onChoose, pane: chosen }: Props) {
  return (
    <nav
      aria-label="View"
      className="grid grid-cols-2 border-rule border-t bg-paper pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {PANES.map(({ icon: Icon, name, pane }) => (
        <button
          aria-current={pane === chosen ? "page" : undefined}
          className={clsx(
            "-mt-px flex h-14 items-center justify-center gap-2 border-t-2 font-semibold",
            pane === chosen ? "border-pen text-pen" : "border-transparent text-faded",
          )}
          key={pane}
          onClick={() => onChoose(pane)}
          type="button"
        >
          <Icon aria-hidden className="size-5" strokeWidth={1.75} /> {name}
        </button>
      ))}
    </nav>
  );
}
