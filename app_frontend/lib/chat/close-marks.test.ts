import { expect, test } from "vitest";
import { closeMarks } from "@/lib/chat/close-marks";

test.each([
  ["plain words", "plain words"],
  ["a **bold** word", "a **bold** word"],
  ["a **bol", "a **bol**"],
  ["a **bold word ", "a **bold word**"],
  ["a **", "a "],
  ["run `ls", "run `ls`"],
  ["```\nls", "```\nls\n```"],
])("%j is shown as %j", (written, shown) => {
  expect(closeMarks(written)).toBe(shown);
});
