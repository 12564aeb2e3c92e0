import type { QueryClient } from "@tanstack/react-query";
import { listMessages } from "@/lib/api/conversations";
import type { Message } from "@/lib/api/types";

export const CONVERSATIONS = ["conversations"] as const;
export const INFO = ["info"] as const;

/** The history of one conversation; reloaded only when a turn has ended, never under a running one. */
export function messagesOptions(id: number) {
  return {
    queryFn: () => listMessages(id),
    queryKey: ["messages", id] as const,
    staleTime: Number.POSITIVE_INFINITY,
  };
}

/** Lets a new conversation begin with no history, so that its first turn is not shown twice. */
export function beginHistory(client: QueryClient, id: number): void {
  client.setQueryData<Message[]>(messagesOptions(id).queryKey, (now) => now ?? []);
}
