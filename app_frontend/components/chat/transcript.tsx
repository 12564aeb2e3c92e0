import { ArrowDown } from "lucide-react";
import { MessageView } from "@/components/chat/message-view";
import { SpokenAnswer } from "@/components/chat/spoken-answer";
import { TurnView } from "@/components/chat/turn-view";
import { useStickyScroll } from "@/hooks/use-sticky-scroll";
import type { Message } from "@/lib/api/types";
import type { Turn } from "@/lib/chat/turn";

type Props = { messages: Message[]; onRetry?: (turn: Turn) => void; turns: Turn[] };

/** What was said, the latest at the bottom and in view. */
export function Transcript({ messages, onRetry, turns }: Props) {
  const { atEnd, box, content, toEnd } = useStickyScroll();
  return (
    <div className="relative min-h-0 flex-1">
      <section
        aria-label="Messages"
        className="h-full overflow-y-auto [mask-image:linear-gradient(transparent,black_1.25rem)]"
        ref={box}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
      >
        <div className="mx-auto w-full max-w-2xl px-5 pb-10 md:px-8" ref={content}>
          {messages.map((message) => (
            <MessageView key={message.id} message={message} />
          ))}
          {turns.map((turn) => (
            <TurnView key={turn.key} onRetry={onRetry} turn={turn} />
          ))}
        </div>
      </section>
      <SpokenAnswer turn={turns.at(-1)} />
      {!atEnd && (
        <button
          aria-label="To the latest message"
          className="-translate-x-1/2 absolute bottom-3 left-1/2 flex size-10 animate-appear items-center justify-center rounded-full border border-edge bg-lift text-pen shadow-float"
          onClick={toEnd}
          type="button"
        >
          <ArrowDown aria-hidden className="size-4" />
        </button>
      )}
    </div>
  );
}
