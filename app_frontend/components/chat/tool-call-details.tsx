import type { LiveToolCall } from "@/lib/chat/turn";

function Block({ title, value }: { title: string; value: unknown }) {
  return (
    <div className="min-w-0">
      <h3 className="mb-1 font-sans text-faded text-xs">{title}</h3>
      <pre
        className="max-h-56 overflow-auto whitespace-pre-wrap break-words font-mono text-xs"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
      >
        {JSON.stringify(value, null, 2)}
      </pre>
    </div>
  );
}

/** The exact arguments and result of a call. */
export function ToolCallDetails({ call }: { call: LiveToolCall }) {
  return (
    <div className="grid gap-4 border-rule border-t px-3 py-3 md:grid-cols-2">
      <Block title={`Asked ${call.name}`} value={call.arguments} />
      <Block title="Answered" value={call.ok === null ? "…" : call.result} />
    </div>
  );
}
