import { Answer } from "@/components/chat/answer";
import { Question } from "@/components/chat/question";
import { TurnEnd } from "@/components/chat/turn-end";
import { TurnNotice } from "@/components/chat/turn-notice";
import { Waiting } from "@/components/chat/waiting";
import type { Turn } from "@/lib/chat/turn";

type Props = { onRetry?: (turn: Turn) => void; turn: Turn };

/** A turn that is being written, or that did not end well. */
export function TurnView({ onRetry, turn }: Props) {
  return (
    <div className="animate-appear">
      <Question text={turn.message} />
      {turn.notice && <TurnNotice notice={turn.notice} />}
      <Answer text={turn.text} toolCalls={turn.toolCalls} writing={turn.phase === "writing"} />
      {turn.phase === "waiting" && <Waiting />}
      <TurnEnd onRetry={onRetry} turn={turn} />
    </div>
  );
}
