const MARKS = ["```", "**", "`"];

/** Closes emphasis and code that a half-written text has opened, so that no bare marks show. */
export function closeMarks(text: string): string {
  const open = MARKS.find((mark) => text.split(mark).length % 2 === 0);
  if (!open) return text;
  const trimmed = text.trimEnd();
  return trimmed.endsWith(open)
    ? trimmed.slice(0, -open.length)
    : trimmed + (open === "```" ? `\n${open}` : open);
}
