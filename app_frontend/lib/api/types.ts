/** The shapes that the backend's HTTP API speaks. */

export type User = { created_at: string; email: string; name: string | null };

export type SessionGrant = {
  access_token: string;
  expires_in: number;
  token_type: "bearer";
  user: User;
};

export type Task = {
  completed: boolean;
  completed_at: string | null;
  created_at: string;
  description: string | null;
  id: number;
  title: string;
  updated_at: string;
};

export type TaskPatch = Partial<Pick<Task, "completed" | "description" | "title">>;

export type TaskFilter = "all" | "completed" | "pending";
export type TaskSort = "created" | "title" | "updated";
export type SortOrder = "asc" | "desc";

export type TaskQuery = { order: SortOrder; q: string; sort: TaskSort; status: TaskFilter };

export type Page<T> = { items: T[]; next_cursor: string | null };

export type Conversation = { created_at: string; id: number; title: string | null; updated_at: string };

export type NoticeCode =
  | "bad_key"
  | "blocked"
  | "model_not_found"
  | "no_key"
  | "quota_day"
  | "quota_minute"
  | "unavailable";

export type AgentNotice = { code: NoticeCode; message: string };

export type Agent = { kind: "builtin" | "gemini"; model: string | null; notice: AgentNotice | null };

export type ToolCallStart = { arguments: Record<string, unknown>; id: string; name: string };

export type ToolCallResult = { id: string; name: string; ok: boolean; result: unknown };

export type ToolCall = ToolCallResult & ToolCallStart;

export type Message = {
  agent: Agent | null;
  content: string;
  created_at: string;
  id: number;
  role: "assistant" | "user";
  tool_calls: ToolCall[];
};

export type ChatReply = {
  agent: Agent;
  conversation_id: number;
  response: string;
  tool_calls: ToolCall[];
};

export type FieldError = { field: string; message: string };

/** An RFC 9457 problem document. */
export type Problem = {
  code: string;
  detail: string;
  errors?: FieldError[];
  status: number;
  title: string;
  type: string;
};

export type ChatEvent =
  | { data: { agent: Agent; conversation_id: number }; event: "start" }
  | { data: { text: string }; event: "token" }
  | { data: ToolCallStart; event: "tool_call" }
  | { data: ToolCallResult; event: "tool_result" }
  | { data: AgentNotice & { reset?: boolean }; event: "notice" }
  | { data: ChatReply; event: "done" }
  | { data: Problem; event: "error" };

export type Info = { agent: Agent; version: string };
