/** A line being scribbled while the first word is awaited. */
export function Waiting() {
  return (
    <div className="flex h-7 items-center" data-testid="waiting">
      <span aria-hidden className="h-[2px] w-16 origin-left animate-scribble rounded-full bg-pen/70" />
      <span className="sr-only">The assistant is thinking…</span>
    </div>
  );
}
