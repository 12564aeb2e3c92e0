import type { Agent, AgentNotice, ChatEvent, ToolCallStart } from "@/lib/api/types";

export type LiveToolCall = ToolCallStart & { ok: boolean | null; result: unknown };

/** One question and what has arrived of its answer. */
export type Turn = {
  agent: Agent | null;
  conversationId: number | null;
  failure: string | null;
  key: string;
  message: string;
  notice: AgentNotice | null;
  phase: "done" | "failed" | "stopped" | "waiting" | "writing";
  text: string;
  toolCalls: LiveToolCall[];
};

type NewTurn = Pick<Turn, "conversationId" | "key" | "message">;

export function newTurn(fields: NewTurn): Turn {
  return { ...fields, agent: null, failure: null, notice: null, phase: "waiting", text: "", toolCalls: [] };
}

type Reducers = {
  [E in ChatEvent as E["event"]]: (turn: Turn, data: E["data"]) => Turn;
};

const REDUCERS: Reducers = {
  done: (turn, { agent, response, tool_calls }) => ({
    ...turn,
    agent,
    phase: "done",
    text: response,
    toolCalls: tool_calls,
  }),
  error: (turn, { detail }) => ({ ...turn, failure: detail, phase: "failed" }),
  notice: (turn, { code, message, reset }) => ({
    ...turn,
    notice: { code, message },
    text: reset ? "" : turn.text,
  }),
  start: (turn, { agent, conversation_id }) => ({ ...turn, agent, conversationId: conversation_id }),
  token: (turn, { text }) => ({ ...turn, phase: "writing", text: turn.text + text }),
  tool_call: (turn, call) => ({
    ...turn,
    toolCalls: [...turn.toolCalls, { ...call, ok: null, result: null }],
  }),
  tool_result: (turn, { id, ok, result }) => ({
    ...turn,
    toolCalls: turn.toolCalls.map((call) => (call.id === id ? { ...call, ok, result } : call)),
  }),
};

/** The turn after one more event; events of unknown kinds leave it as it is. */
export function advance(turn: Turn, { data, event }: ChatEvent): Turn {
  const reduce = REDUCERS[event] as ((turn: Turn, data: unknown) => Turn) | undefined;
  return reduce ? reduce(turn, data) : turn;
}

export function isRunning(turn: Turn): boolean {
  return turn.phase === "waiting" || turn.phase === "writing";
}
