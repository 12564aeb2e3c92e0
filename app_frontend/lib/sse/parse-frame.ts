export type SseFrame = { data: string; event: string };

function fieldOf(line: string): [name: string, value: string] {
  const colon = line.indexOf(":");
  if (colon === -1) return [line, ""];
  return [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, "")];
}

/** Reads one block of a server-sent event stream; null for one without data, such as a keep-alive comment. */
export function parseFrame(block: string): SseFrame | null {
  const data: string[] = [];
  let event = "message";
  for (const [name, value] of block.split("\n").map(fieldOf)) {
    if (name === "data") data.push(value);
    if (name === "event") event = value;
  }
  return data.length ? { data: data.join("\n"), event } : null;
}
