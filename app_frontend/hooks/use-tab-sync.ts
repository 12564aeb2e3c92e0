import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { CONVERSATIONS } from "@/lib/chat/cache";
import { forgetSession, renewSession, session } from "@/lib/session/session";
import { onAnnouncement, type TabMessage } from "@/lib/tabs";
import { TASKS } from "@/lib/tasks/cache";

async function joinSession(email: string): Promise<void> {
  const now = session.get();
  if (now.status === "signed-in" && now.user.email !== email) window.location.reload();
  else await renewSession();
}

const REACTIONS: Record<TabMessage["kind"], (client: QueryClient, message: TabMessage) => void> = {
  "conversations-changed": (client) => void client.invalidateQueries({ queryKey: CONVERSATIONS }),
  "signed-in": (_, message) => void (message.kind === "signed-in" && joinSession(message.email)),
  "signed-out": forgetSession,
  "tasks-changed": (client) => void client.invalidateQueries({ queryKey: [TASKS] }),
};

/** Follows what happens in other tabs of the same browser. */
export function useTabSync(): void {
  const client = useQueryClient();
  useEffect(() => onAnnouncement((message) => REACTIONS[message.kind](client, message)), [client]);
}
