import { clsx } from "clsx";
import { X } from "lucide-react";
import { Toast } from "radix-ui";
import { dismiss, type Notice, runAction } from "@/lib/notices";

const TONES = {
  danger: "bg-danger text-paper",
  plain: "bg-ink text-paper dark:bg-lift dark:text-ink dark:border dark:border-edge",
} as const;

export function ToastCard({ notice }: { notice: Notice }) {
  const { action, id, text, tone } = notice;
  return (
    <Toast.Root
      className={clsx(
        "flex w-fit max-w-full animate-appear items-center gap-3 rounded-[3px] py-1.5 pr-1.5 pl-4 shadow-float",
        TONES[tone],
      )}
      onOpenChange={(open) => open || dismiss(id)}
    >
      <Toast.Description className="min-w-0 truncate">{text}</Toast.Description>
      {action && (
        <Toast.Action altText={action.label} asChild onClick={() => runAction(id)}>
          <button
            className="min-h-9 rounded-[2px] px-3 font-semibold underline underline-offset-4"
            type="button"
          >
            {action.label}
          </button>
        </Toast.Action>
      )}
      <Toast.Close aria-label="Dismiss" className="flex size-9 shrink-0 items-center justify-center">
        <X aria-hidden className="size-4" />
      </Toast.Close>
    </Toast.Root>
  );
}
