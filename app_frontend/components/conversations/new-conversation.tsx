import { SquarePen } from "lucide-react";
import { useConversationChoice } from "@/hooks/use-conversation-choice";

export function NewConversation({ onChosen }: { onChosen?: () => void }) {
  const { choose } = useConversationChoice();
  const start = () => {
    choose(null);
    onChosen?.();
  };
  return (
    <button
      className="flex min-h-10 w-full items-center gap-2.5 rounded-[3px] px-2 font-semibold text-pen transition-colors hover:bg-wash"
      onClick={start}
      type="button"
    >
      <SquarePen aria-hidden className="size-[1.125rem]" strokeWidth={1.75} /> New conversation
    </button>
  );
}
