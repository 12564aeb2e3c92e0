import { isRunning, type Turn } from "@/lib/chat/turn";

/** Lets screen readers hear an answer once, when it is whole, instead of word by word. */
export function SpokenAnswer({ turn }: { turn: Turn | undefined }) {
  const text = turn && (isRunning(turn) ? "The assistant is answering." : turn.text);
  return (
    <p aria-live="polite" className="sr-only">
      {text}
    </p>
  );
}
