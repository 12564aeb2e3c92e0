import { clsx } from "clsx";
import { useState } from "react";
import { ConversationMenu } from "@/components/conversations/conversation-menu";
import { ConversationRename } from "@/components/conversations/conversation-rename";
import { useConversationChoice } from "@/hooks/use-conversation-choice";
import { useConversationActions } from "@/hooks/use-conversations";
import type { Conversation } from "@/lib/api/types";

type Props = { conversation: Conversation; onChosen?: () => void };

export function ConversationItem({ conversation, onChosen }: Props) {
  const { choose, chosen } = useConversationChoice();
  const { remove, rename } = useConversationActions();
  const [renaming, setRenaming] = useState(false);
  const { id } = conversation;
  const title = conversation.title || "Untitled";
  const isOpen = id === chosen;

  const open = () => {
    choose(id);
    onChosen?.();
  };
  const discard = async () => {
    if (isOpen) choose(null);
    await remove(id);
  };
  const finish = async (name: string | null) => {
    setRenaming(false);
    if (name) await rename(id, name);
  };

  if (renaming) return <ConversationRename onDone={finish} title={title} />;
  return (
    <li
      className={clsx(
        "group relative flex items-center rounded-[3px]",
        isOpen ? "bg-wash" : "hover:bg-lift/60",
      )}
    >
      <button
        aria-current={isOpen ? "true" : undefined}
        className={clsx(
          "min-h-10 min-w-0 flex-1 truncate px-2 text-left group-focus-within:pr-9 group-hover:pr-9 pointer-coarse:pr-9",
          isOpen && "text-pen",
        )}
        dir="auto"
        onClick={open}
        title={title}
        type="button"
      >
        {title}
      </button>
      <ConversationMenu onDelete={discard} onRename={() => setRenaming(true)} title={title} />
    </li>
  );
}
