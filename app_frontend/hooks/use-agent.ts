import { useQuery } from "@tanstack/react-query";
import { useStore } from "@/hooks/use-store";
import { getInfo } from "@/lib/api/info";
import type { Agent } from "@/lib/api/types";
import { INFO } from "@/lib/chat/cache";
import { runningTurn, turns } from "@/lib/chat/turns";

/** Who answers: in the running turn, else in general. */
export function useAgent(): Agent | null {
  const info = useQuery({ queryFn: getInfo, queryKey: INFO });
  const turn = runningTurn(useStore(turns));
  const agent = turn?.agent ?? info.data?.agent ?? null;
  return turn?.notice && agent ? { ...agent, kind: "builtin", notice: turn.notice } : agent;
}
