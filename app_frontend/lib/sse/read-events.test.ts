import { describe, expect, test } from "vitest";
import type { SseFrame } from "@/lib/sse/parse-frame";
import { readEvents } from "@/lib/sse/read-events";

function bodyOf(...chunks: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

const bytes = (text: string) => new TextEncoder().encode(text);

async function collect(...chunks: Uint8Array[]): Promise<SseFrame[]> {
  const frames: SseFrame[] = [];
  for await (const frame of readEvents(bodyOf(...chunks))) frames.push(frame);
  return frames;
}

const eventsOf = (...chunks: string[]) => collect(...chunks.map(bytes));

describe("readEvents", () => {
  test("names events and joins their data lines", async () => {
    expect(await eventsOf("event: token\ndata: a\ndata: b\n\ndata:c\n\n")).toEqual([
      { data: "a\nb", event: "token" },
      { data: "c", event: "message" },
    ]);
  });

  test("puts together an event that arrives in pieces", async () => {
    expect(await eventsOf("eve", "nt: token\nda", 'ta: {"text":"hi"}\n', "\n")).toEqual([
      { data: '{"text":"hi"}', event: "token" },
    ]);
  });

  test("accepts CRLF, even when it is cut in two", async () => {
    expect(await eventsOf("event: done\r", "\ndata: {}\r\n\r", "\n")).toEqual([
      { data: "{}", event: "done" },
    ]);
  });

  test("keeps a character whole whose bytes are cut in two", async () => {
    const whole = bytes("data: café\n\n");
    const events = await collect(whole.slice(0, 10), whole.slice(10));
    expect(events).toEqual([{ data: "café", event: "message" }]);
  });

  test("leaves out keep-alive comments and what never ended", async () => {
    expect(await eventsOf(": ping\n\ndata: 1\n\ndata: half")).toEqual([{ data: "1", event: "message" }]);
  });
});
