import { expect, test } from "vitest";
import type { Agent, ChatEvent } from "@/lib/api/types";
import { advance, newTurn } from "@/lib/chat/turn";

const AGENT: Agent = { kind: "gemini", model: "gemini-x", notice: null };
const CALL = { arguments: { title: "Buy milk" }, id: "c1", name: "add_task" };
const RESULT = {
  id: "c1",
  name: "add_task",
  ok: true,
  result: { status: "created", task_id: 5, title: "Buy milk" },
};

function play(...events: ChatEvent[]) {
  return events.reduce(
    advance,
    newTurn({ conversationId: null, key: "k", message: "Add a task to buy milk" }),
  );
}

test("a turn grows with its tokens and learns its conversation", () => {
  const turn = play(
    { data: { agent: AGENT, conversation_id: 7 }, event: "start" },
    { data: { text: "Done" }, event: "token" },
    { data: { text: "." }, event: "token" },
  );
  expect(turn).toMatchObject({ agent: AGENT, conversationId: 7, phase: "writing", text: "Done." });
});

test("a tool call is open until its result arrives", () => {
  const open = play({ data: CALL, event: "tool_call" });
  expect(open.toolCalls).toEqual([{ ...CALL, ok: null, result: null }]);
  expect(advance(open, { data: RESULT, event: "tool_result" }).toolCalls).toEqual([{ ...CALL, ...RESULT }]);
});

test("a fall-back with reset discards what was written", () => {
  const notice = { code: "quota_day" as const, message: "Used up.", reset: true };
  const turn = play({ data: { text: "Half an ans" }, event: "token" }, { data: notice, event: "notice" });
  expect(turn).toMatchObject({ notice: { code: "quota_day", message: "Used up." }, text: "" });
});

test("the end brings the whole answer", () => {
  const reply = {
    agent: AGENT,
    conversation_id: 7,
    response: "All of it.",
    tool_calls: [{ ...CALL, ...RESULT }],
  };
  const turn = play({ data: { text: "All" }, event: "token" }, { data: reply, event: "done" });
  expect(turn).toMatchObject({ phase: "done", text: "All of it.", toolCalls: reply.tool_calls });
});

test("an error event fails the turn in its own words", () => {
  const problem = { code: "x", detail: "It broke.", status: 500, title: "x", type: "about:blank" };
  expect(play({ data: problem, event: "error" })).toMatchObject({ failure: "It broke.", phase: "failed" });
});

test("an event of an unknown kind changes nothing", () => {
  const unknown = { data: {}, event: "weather" } as unknown as ChatEvent;
  expect(play(unknown)).toEqual(play());
});
