import { parseFrame, type SseFrame } from "@/lib/sse/parse-frame";

const LINE_END = /\r\n|\r|\n/g;
const FRAME_END = "\n\n";

async function* readText(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      yield decoder.decode(chunk.value, { stream: true });
    }
  } finally {
    await reader.cancel();
  }
}

/** The events of a text/event-stream body, each as soon as it is complete. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<SseFrame> {
  let rest = "";
  for await (const text of readText(body)) {
    rest += text;
    // A lone CR at the end may be the first half of a CRLF.
    const held = rest.endsWith("\r") ? "\r" : "";
    const blocks = rest
      .slice(0, rest.length - held.length)
      .replace(LINE_END, "\n")
      .split(FRAME_END);
    rest = (blocks.pop() ?? "") + held;
    for (const frame of blocks.map(parseFrame)) if (frame) yield frame;
  }
}
