import { Prose } from "@/components/chat/prose";
import { ToolCallCard } from "@/components/chat/tool-call-card";
import type { LiveToolCall } from "@/lib/chat/turn";

type Props = { text: string; toolCalls: LiveToolCall[]; writing?: boolean };

/** What the assistant did, then what it said. */
export function Answer({ text, toolCalls, writing = false }: Props) {
  return (
    <div>
      <h2 className="sr-only">Assistant</h2>
      {toolCalls.length > 0 && (
        <ul aria-label="What the assistant did" className="mb-3 flex flex-col items-start gap-1.5">
          {toolCalls.map((call) => (
            <ToolCallCard call={call} key={call.id} />
          ))}
        </ul>
      )}
      {text && <Prose text={text} writing={writing} />}
    </div>
  );
}
