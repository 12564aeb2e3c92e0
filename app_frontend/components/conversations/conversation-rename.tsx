import { type KeyboardEvent, useEffect, useRef } from "react";

const MAX_TITLE = 200;

type Props = { onDone: (title: string | null) => void; title: string };

export function ConversationRename({ onDone, title }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const cancelled = useRef(false);
  useEffect(() => input.current?.select(), []);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    cancelled.current = event.key === "Escape";
    if (event.key === "Enter" || event.key === "Escape") event.currentTarget.blur();
  };
  const onBlur = () => {
    const name = input.current?.value.trim() ?? "";
    onDone(cancelled.current || name === title ? null : name);
  };

  return (
    <li>
      <input
        aria-label="Name of the conversation"
        className="penned h-10 w-full rounded-[3px] bg-lift px-2 text-lg"
        defaultValue={title}
        maxLength={MAX_TITLE}
        onBlur={onBlur}
        onKeyDown={onKeyDown}
        ref={input}
      />
    </li>
  );
}
