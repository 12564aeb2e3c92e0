import { RotateCcw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ProblemNote } from "@/components/ui/problem-note";
import type { Turn } from "@/lib/chat/turn";

type Props = { onRetry?: (turn: Turn) => void; turn: Turn };

/** How a turn ended that was stopped or failed, and the way to ask again. */
export function TurnEnd({ onRetry, turn }: Props) {
  if (turn.phase !== "failed" && turn.phase !== "stopped") return null;
  return (
    <div className="mt-3 flex flex-wrap items-center gap-3">
      {turn.failure ? <ProblemNote>{turn.failure}</ProblemNote> : <p className="text-faded">Stopped.</p>}
      <Button disabled={!onRetry} look="quiet" onClick={() => onRetry?.(turn)}>
        <RotateCcw aria-hidden className="size-4" /> Ask again
      </Button>
    </div>
  );
}
