import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useConversationChoice } from "@/hooks/use-conversation-choice";
import { useStore } from "@/hooks/use-store";
import { runTurn } from "@/lib/chat/run-turn";
import type { Turn } from "@/lib/chat/turn";
import { dropTurns, runningTurn, turns } from "@/lib/chat/turns";

let running: AbortController | null = null;

/** Stops the answer that is being written, if there is one. */
export function stopAnswer(): void {
  running?.abort();
}

/** Asking, stopping and retrying in the chosen conversation. */
export function useChat() {
  const client = useQueryClient();
  const { chosen, follow } = useConversationChoice();
  const now = useStore(turns);

  const send = useCallback(
    (message: string) => {
      running = new AbortController();
      void runTurn({ client, conversationId: chosen, message, onStarted: follow, signal: running.signal });
    },
    [chosen, client, follow],
  );
  const retry = useCallback(
    (turn: Turn) => {
      dropTurns(({ key }) => key === turn.key);
      send(turn.message);
    },
    [send],
  );

  return {
    busy: runningTurn(now) !== undefined,
    retry,
    send,
    turns: now.filter(({ conversationId }) => conversationId === chosen),
  };
}
