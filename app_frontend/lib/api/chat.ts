import { authorized } from "@/lib/api/authorized";
import { ApiProblem } from "@/lib/api/problem";
import type { ChatEvent } from "@/lib/api/types";
import { readEvents } from "@/lib/sse/read-events";

type ChatRequest = { conversationId: number | null; message: string; signal: AbortSignal };

/** Sends a message and yields the answer's events as they arrive. */
export async function* streamChat({
  conversationId,
  message,
  signal,
}: ChatRequest): AsyncGenerator<ChatEvent> {
  const body = conversationId === null ? { message } : { conversation_id: conversationId, message };
  const response = await authorized("/api/chat", {
    accept: "text/event-stream",
    body,
    method: "POST",
    signal,
  });
  if (!response.body) throw new ApiProblem({ code: "stream_ended" });
  for await (const { data, event } of readEvents(response.body)) {
    yield { data: JSON.parse(data), event } as ChatEvent;
  }
}
