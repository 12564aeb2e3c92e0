import { authorized, authorizedJson } from "@/lib/api/authorized";
import type { Conversation, Message, Page } from "@/lib/api/types";

type PageRequest = { cursor: string | null; signal: AbortSignal };

function pagePath(path: string, cursor: string | null): string {
  return cursor ? `${path}?cursor=${encodeURIComponent(cursor)}` : path;
}

export function listConversations({ cursor, signal }: PageRequest): Promise<Page<Conversation>> {
  return authorizedJson(pagePath("/api/conversations", cursor), { signal });
}

/** Every message of a conversation, oldest first. */
export async function listMessages(id: number): Promise<Message[]> {
  const messages: Message[] = [];
  let cursor: string | null = null;
  do {
    const path = pagePath(`/api/conversations/${id}/messages`, cursor);
    const page: Page<Message> = await authorizedJson(path);
    messages.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor);
  return messages;
}

export function renameConversation(id: number, title: string): Promise<Conversation> {
  return authorizedJson(`/api/conversations/${id}`, { body: { title }, method: "PATCH" });
}

export async function deleteConversation(id: number): Promise<void> {
  await authorized(`/api/conversations/${id}`, { method: "DELETE" });
}
