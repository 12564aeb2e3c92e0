import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import { ToolCallDetails } from "@/components/chat/tool-call-details";
import { ToolCallIcon } from "@/components/chat/tool-call-icon";
import { failureOf, subjectOf, taskNumberOf, verbOf } from "@/lib/chat/tool-words";
import type { LiveToolCall } from "@/lib/chat/turn";

/** One thing that the assistant did, as a slip that opens to show exactly what was asked and answered. */
export function ToolCallCard({ call }: { call: LiveToolCall }) {
  const number = taskNumberOf(call);
  const failure = failureOf(call);
  return (
    <li
      className="max-w-full animate-appear has-[[open]]:w-full"
      data-testid="tool-call"
      data-tool={call.name}
    >
      <details className="group max-w-full rounded-[3px] bg-paper shadow-[inset_0_0_0_1px_var(--color-rule)]">
        <summary className="flex min-h-9 list-none items-center gap-2.5 rounded-[3px] py-1 pr-2.5 pl-3 text-sm [&::-webkit-details-marker]:hidden">
          <ToolCallIcon call={call} />
          <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-1.5">
            <span className={clsx(call.ok === false ? "text-danger" : "text-faded")}>{verbOf(call)}</span>{" "}
            <span className="min-w-0 break-words font-medium" dir="auto">
              {subjectOf(call)}
            </span>{" "}
            {number !== null && <span className="font-serif text-faded">no. {number}</span>}
          </span>
          <ChevronDown
            aria-hidden
            className="size-4 shrink-0 text-faded transition-transform group-open:rotate-180"
          />
          <span className="sr-only">Details</span>
        </summary>
        <ToolCallDetails call={call} />
      </details>
      {failure && <p className="mt-1 pl-3 text-danger text-sm">{failure}</p>}
    </li>
  );
}
