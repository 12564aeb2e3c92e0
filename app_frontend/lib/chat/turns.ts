import { isRunning, type Turn } from "@/lib/chat/turn";
import { createStore } from "@/lib/store";

/** Turns that the server's history does not show yet, oldest first. */
export const turns = createStore<Turn[]>([]);

export function addTurn(turn: Turn): void {
  turns.set((now) => [...now, turn]);
}

export function changeTurn(key: string, change: (turn: Turn) => Turn): void {
  turns.set((now) => now.map((turn) => (turn.key === key ? change(turn) : turn)));
}

export function dropTurns(isGone: (turn: Turn) => boolean): void {
  turns.set((now) => now.filter((turn) => !isGone(turn)));
}

export function findTurn(key: string): Turn | undefined {
  return turns.get().find((turn) => turn.key === key);
}

export function runningTurn(now: Turn[]): Turn | undefined {
  return now.find(isRunning);
}
