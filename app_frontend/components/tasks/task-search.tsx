import { Search } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import { useShortcut } from "@/hooks/use-shortcut";

type Props = { onSearch: (text: string) => void; search: string };

export function TaskSearch({ onSearch, search }: Props) {
  const input = useRef<HTMLInputElement>(null);
  useShortcut("/", () => input.current?.focus());

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== "Escape") return;
    onSearch("");
    event.currentTarget.blur();
  };

  return (
    <label className="flex h-8 min-w-0 max-w-44 flex-1 items-center gap-1.5 rounded-[3px] bg-desk/70 pr-1.5 pl-2 text-faded focus-within:outline-2 focus-within:outline-pen">
      <Search aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
      <input
        aria-keyshortcuts="/"
        aria-label="Search tasks"
        className="h-8 w-full min-w-0 bg-transparent text-ink text-sm outline-none"
        onChange={(event) => onSearch(event.target.value)}
        onKeyDown={onKeyDown}
        placeholder="Search"
        ref={input}
        type="search"
        value={search}
      />
      <kbd
        aria-hidden
        className="rounded-[2px] border border-rule px-1.5 font-mono text-xs pointer-coarse:hidden"
      >
        /
      </kbd>
    </label>
  );
}
