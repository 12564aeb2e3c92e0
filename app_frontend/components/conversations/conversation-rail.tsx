import { clsx } from "clsx";
import { ConversationList } from "@/components/conversations/conversation-list";
import { NewConversation } from "@/components/conversations/new-conversation";
import { AccountMenu } from "@/components/shell/account-menu";
import { Wordmark } from "@/components/ui/wordmark";

/** Past conversations beside the open one, on wide screens. */
export function ConversationRail({ className }: { className?: string }) {
  return (
    <aside aria-label="Conversations" className={clsx("min-h-0 flex-col px-4 pt-5 pb-4", className)}>
      <div className="flex items-center justify-between pr-1 pl-2">
        <Wordmark />
        <AccountMenu />
      </div>
      <div className="mt-7 mb-3">
        <NewConversation />
      </div>
      <ConversationList />
    </aside>
  );
}
