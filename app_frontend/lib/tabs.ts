export type TabMessage =
  | { email: string; kind: "signed-in" }
  | { kind: "conversations-changed" | "signed-out" | "tasks-changed" };

const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("todo");

/** Tells the other open tabs what happened in this one. */
export function announce(message: TabMessage): void {
  channel?.postMessage(message);
}

/** Listens to the other open tabs; returns how to stop. */
export function onAnnouncement(listener: (message: TabMessage) => void): () => void {
  const receive = (event: MessageEvent<TabMessage>) => listener(event.data);
  channel?.addEventListener("message", receive);
  return () => channel?.removeEventListener("message", receive);
}
