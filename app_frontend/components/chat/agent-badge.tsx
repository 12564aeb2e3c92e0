import { clsx } from "clsx";
import { Info } from "lucide-react";
import { Popover } from "radix-ui";
import { useAgent } from "@/hooks/use-agent";
import { nameOf, whyBuiltin } from "@/lib/chat/agent-words";

/** Says who answers, and why it is not Gemini where it is not. */
export function AgentBadge() {
  const agent = useAgent();
  if (!agent) return <span className="h-8" />;
  const isGemini = agent.kind === "gemini" && !agent.notice;
  return (
    <Popover.Root>
      <Popover.Trigger className="flex min-h-8 items-center gap-2 rounded-full px-3 text-[0.8125rem] text-faded transition-colors hover:bg-wash hover:text-pen">
        <span
          aria-hidden
          className={clsx("size-2 rounded-full", isGemini ? "bg-pen" : "border-2 border-pen")}
        />
        {nameOf(agent)}
        <Info aria-hidden className="size-3.5" />
        <span className="sr-only">, who is this?</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          aria-label="Who answers"
          className="z-50 max-w-80 animate-appear rounded-[3px] border border-rule bg-lift p-4 leading-relaxed shadow-float"
          collisionPadding={12}
          sideOffset={6}
        >
          <p className="mb-1 font-medium font-serif text-lg">{nameOf(agent)}</p>
          <p className="text-faded">{whyBuiltin(agent)}</p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
