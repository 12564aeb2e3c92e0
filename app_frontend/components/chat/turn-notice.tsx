import type { AgentNotice } from "@/lib/api/types";
import { whyBuiltin } from "@/lib/chat/agent-words";

/** Says that another assistant took over in the middle of an answer. */
export function TurnNotice({ notice }: { notice: AgentNotice }) {
  return (
    <p className="mb-3 border-margin border-l-2 pl-3 text-faded text-sm leading-relaxed" role="status">
      {whyBuiltin({ kind: "builtin", model: null, notice })}
    </p>
  );
}
