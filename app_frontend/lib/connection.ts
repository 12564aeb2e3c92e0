import { createStore } from "@/lib/store";

const GATEWAY_STATUSES = new Set([502, 503, 504]);

/** Whether the last call reached a backend that can serve. */
export const connection = createStore<"down" | "up">("up");

/** Notes how a call ended; status 0 means that no answer came at all. */
export function reportStatus(status: number): void {
  const state = status === 0 || GATEWAY_STATUSES.has(status) ? "down" : "up";
  if (connection.get() !== state) connection.set(() => state);
}
