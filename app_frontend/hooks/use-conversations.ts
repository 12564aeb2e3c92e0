import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { deleteConversation, listConversations, renameConversation } from "@/lib/api/conversations";
import { explain } from "@/lib/api/problem";
import type { Conversation, Page } from "@/lib/api/types";
import { CONVERSATIONS } from "@/lib/chat/cache";
import { warn } from "@/lib/notices";
import { announce } from "@/lib/tabs";

/** Past conversations, the latest first, page by page. */
export function useConversations() {
  const list = useInfiniteQuery({
    getNextPageParam: (page: Page<Conversation>) => page.next_cursor,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => listConversations({ cursor: pageParam, signal }),
    queryKey: CONVERSATIONS,
  });
  return { conversations: list.data?.pages.flatMap(({ items }) => items), list };
}

/** Renaming and deleting conversations. */
export function useConversationActions() {
  const client = useQueryClient();
  return useMemo(() => {
    const perform = async (request: Promise<unknown>) => {
      try {
        await request;
      } catch (error) {
        warn(explain(error));
      }
      await client.invalidateQueries({ queryKey: CONVERSATIONS });
      announce({ kind: "conversations-changed" });
    };
    return {
      remove: (id: number) => perform(deleteConversation(id)),
      rename: (id: number, title: string) => perform(renameConversation(id, title)),
    };
  }, [client]);
}
