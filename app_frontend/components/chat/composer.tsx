import { ArrowUp, Square } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useState } from "react";

const MAX_LENGTH = 4000;
const NEARLY_FULL = 3600;

type Props = { busy: boolean; onSend: (message: string) => void; onStop: () => void };

function isSubmitKey(event: KeyboardEvent): boolean {
  return event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing;
}

/** Where the next message is written. */
export function Composer({ busy, onSend, onStop }: Props) {
  const [text, setText] = useState("");
  const message = text.trim();

  const send = () => {
    if (!message || busy) return;
    setText("");
    onSend(message);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isSubmitKey(event)) return;
    event.preventDefault();
    send();
  };

  return (
    <form className="mx-auto w-full max-w-2xl px-4 pb-4 md:px-6 md:pb-6" onSubmit={onSubmit}>
      <div className="flex items-end gap-2 rounded-[3px] bg-paper py-1.5 pr-1.5 pl-4 shadow-sheet focus-within:outline-2 focus-within:outline-pen">
        <textarea
          aria-label="Message"
          className="penned field-sizing-content max-h-48 min-h-11 flex-1 resize-none bg-transparent py-2 text-xl leading-7 outline-none"
          dir="auto"
          maxLength={MAX_LENGTH}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          placeholder="Write to the assistant…"
          rows={1}
          value={text}
        />
        {busy ? (
          <button
            aria-label="Stop"
            className="flex size-11 shrink-0 items-center justify-center rounded-[3px] border-2 border-pen text-pen hover:bg-wash"
            onClick={onStop}
            type="button"
          >
            <Square aria-hidden className="size-3.5 fill-current" />
          </button>
        ) : (
          <button
            aria-label="Send"
            className="flex size-11 shrink-0 items-center justify-center rounded-[3px] bg-pen text-on-pen transition-colors hover:bg-pen-strong disabled:bg-rule disabled:text-faded"
            disabled={!message}
            type="submit"
          >
            <ArrowUp aria-hidden className="size-5" />
          </button>
        )}
      </div>
      {text.length > NEARLY_FULL && (
        <p className="mt-1 text-right text-faded text-xs tabular-nums" role="status">
          {MAX_LENGTH - text.length} characters left
        </p>
      )}
    </form>
  );
}
