import { useQuery } from "@tanstack/react-query";
import { AgentBadge } from "@/components/chat/agent-badge";
import { Composer } from "@/components/chat/composer";
import { EmptyChat } from "@/components/chat/empty-chat";
import { Transcript } from "@/components/chat/transcript";
import { LoadFailure } from "@/components/ui/load-failure";
import { SkeletonLines } from "@/components/ui/skeleton-lines";
import { stopAnswer, useChat } from "@/hooks/use-chat";
import { useConversationChoice } from "@/hooks/use-conversation-choice";
import { messagesOptions } from "@/lib/chat/cache";

/** The open conversation. */
export function ChatPane() {
  const { chosen } = useConversationChoice();
  const { busy, retry, send, turns } = useChat();
  const history = useQuery({ ...messagesOptions(chosen ?? 0), enabled: chosen !== null });
  const messages = chosen === null ? [] : history.data;
  const isEmpty = messages?.length === 0 && turns.length === 0;

  return (
    <section aria-label="Conversation" className="flex min-h-0 flex-1 flex-col">
      <div className="flex justify-center px-4 pt-3 lg:pt-5">
        <AgentBadge />
      </div>
      {history.isLoading && (
        <div className="mx-auto w-full max-w-2xl flex-1 px-6 pt-10">
          <SkeletonLines label="Loading the conversation" />
        </div>
      )}
      {history.isError && !messages && (
        <div className="mx-auto w-full max-w-2xl flex-1 px-6 pt-10">
          <LoadFailure error={history.error} onRetry={() => history.refetch()} what="This conversation" />
        </div>
      )}
      {isEmpty && <EmptyChat disabled={busy} onAsk={send} />}
      {messages && !isEmpty && (
        <Transcript messages={messages} onRetry={busy ? undefined : retry} turns={turns} />
      )}
      <Composer busy={busy} key={chosen ?? "new"} onSend={send} onStop={stopAnswer} />
    </section>
  );
}
