import type { QueryClient } from "@tanstack/react-query";
import { streamChat } from "@/lib/api/chat";
import { listMessages } from "@/lib/api/conversations";
import { ApiProblem, explain } from "@/lib/api/problem";
import type { ChatEvent } from "@/lib/api/types";
import { beginHistory, CONVERSATIONS, INFO, messagesOptions } from "@/lib/chat/cache";
import { advance, isRunning, newTurn, type Turn } from "@/lib/chat/turn";
import { addTurn, changeTurn, dropTurns, findTurn } from "@/lib/chat/turns";
import { announce } from "@/lib/tabs";
import { applyChange, revalidateTasks } from "@/lib/tasks/cache";
import { flushDeletions } from "@/lib/tasks/deletions";
import { markRecent } from "@/lib/tasks/recent";
import { toolEffect } from "@/lib/tasks/tool-effect";

type Ask = {
  client: QueryClient;
  conversationId: number | null;
  message: string;
  onStarted: (conversationId: number) => void;
  signal: AbortSignal;
};

function showEffect(client: QueryClient, turn: Turn, callId: string): void {
  const call = turn.toolCalls.find(({ id }) => id === callId);
  const change = call ? toolEffect(call) : null;
  if (!change) return;
  applyChange(client, change);
  markRecent(change.kind === "put" ? change.task.id : change.id);
  revalidateTasks(client);
}

function refreshConversations(client: QueryClient): void {
  client.invalidateQueries({ queryKey: CONVERSATIONS });
  announce({ kind: "conversations-changed" });
}

function receive({ client, onStarted }: Ask, key: string, event: ChatEvent): void {
  changeTurn(key, (turn) => advance(turn, event));
  const turn = findTurn(key);
  if (!turn) return;
  if (event.event === "tool_result") showEffect(client, turn, event.data.id);
  if (event.event === "start") {
    beginHistory(client, event.data.conversation_id);
    onStarted(event.data.conversation_id);
  }
}

/** Replaces finished turns by the server's history of their conversation. */
async function settle(client: QueryClient, key: string): Promise<void> {
  const turn = findTurn(key);
  if (turn?.phase !== "done" || turn.conversationId === null) return;
  try {
    const messages = await listMessages(turn.conversationId);
    client.setQueryData(messagesOptions(turn.conversationId).queryKey, messages);
  } catch {
    // The turn stays as it is shown; the next one that ends well brings the history.
    return;
  }
  dropTurns((other) => other.conversationId === turn.conversationId && !isRunning(other));
}

function fail(key: string, error: unknown, stopped: boolean): void {
  const failure = stopped ? null : explain(error);
  changeTurn(key, (turn) => ({ ...turn, failure, phase: stopped ? "stopped" : "failed" }));
}

async function follow(ask: Ask, key: string): Promise<void> {
  await flushDeletions(false);
  for await (const event of streamChat(ask)) receive(ask, key, event);
  const turn = findTurn(key);
  if (turn && isRunning(turn)) throw new ApiProblem({ code: "stream_ended" });
}

/** Asks the assistant and keeps the page up to date with what it says and does. */
export async function runTurn(ask: Ask): Promise<void> {
  const turn = newTurn({
    conversationId: ask.conversationId,
    key: crypto.randomUUID(),
    message: ask.message,
  });
  addTurn(turn);
  try {
    await follow(ask, turn.key);
  } catch (error) {
    fail(turn.key, error, ask.signal.aborted);
  }
  refreshConversations(ask.client);
  ask.client.invalidateQueries({ queryKey: INFO });
  revalidateTasks(ask.client);
  await settle(ask.client, turn.key);
}
