import { Menu as MenuIcon, X } from "lucide-react";
import { Dialog } from "radix-ui";
import { useState } from "react";
import { ConversationList } from "@/components/conversations/conversation-list";
import { NewConversation } from "@/components/conversations/new-conversation";
import { IconButton } from "@/components/ui/icon-button";

/** The same list, drawn in from the edge where there is no room for it. */
export function ConversationDrawer() {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <Dialog.Root onOpenChange={setOpen} open={open}>
      <Dialog.Trigger asChild>
        <IconButton icon={MenuIcon} label="Conversations" />
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-ink/30 dark:bg-desk/70" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 left-0 z-50 flex w-[min(20rem,85vw)] flex-col bg-desk p-4 shadow-float"
        >
          <div className="mb-4 flex items-center justify-between pl-2">
            <Dialog.Title className="font-medium font-serif text-2xl">Conversations</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton icon={X} label="Close" />
            </Dialog.Close>
          </div>
          <div className="mb-3">
            <NewConversation onChosen={close} />
          </div>
          <ConversationList onChosen={close} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
