import { ConversationItem } from "@/components/conversations/conversation-item";
import { Button } from "@/components/ui/button";
import { LoadFailure } from "@/components/ui/load-failure";
import { SkeletonLines } from "@/components/ui/skeleton-lines";
import { useConversations } from "@/hooks/use-conversations";

export function ConversationList({ onChosen }: { onChosen?: () => void }) {
  const { conversations, list } = useConversations();
  if (list.isPending) return <SkeletonLines label="Loading conversations" />;
  if (!conversations)
    return <LoadFailure error={list.error} onRetry={() => list.refetch()} what="Your conversations" />;
  if (conversations.length === 0)
    return <p className="px-2 text-faded text-sm leading-relaxed">What you talk about is kept here.</p>;
  return (
    <div className="-mx-1 min-h-0 flex-1 overflow-y-auto px-1">
      <ul>
        {conversations.map((conversation) => (
          <ConversationItem conversation={conversation} key={conversation.id} onChosen={onChosen} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} look="quiet" onClick={() => list.fetchNextPage()}>
          Earlier ones
        </Button>
      )}
    </div>
  );
}
