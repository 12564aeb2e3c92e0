import { createStore } from "@/lib/store";

/** A short message at the edge of the page; `onGone` runs once when it leaves, unless its action ran. */
export type Notice = {
  action?: { label: string; run: () => void };
  id: number;
  onGone?: () => void;
  text: string;
  tone: "danger" | "plain";
};

let lastId = 0;

export const notices = createStore<Notice[]>([]);

export function notify(notice: Omit<Notice, "id">): number {
  lastId += 1;
  const id = lastId;
  notices.set((now) => [...now, { ...notice, id }]);
  return id;
}

export const warn = (text: string) => notify({ text, tone: "danger" });

function take(id: number): Notice | undefined {
  const found = notices.get().find((notice) => notice.id === id);
  if (found) notices.set((now) => now.filter((notice) => notice !== found));
  return found;
}

export function dismiss(id: number): void {
  take(id)?.onGone?.();
}

export function runAction(id: number): void {
  take(id)?.action?.run();
}
