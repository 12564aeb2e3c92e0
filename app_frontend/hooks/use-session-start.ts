import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { stopAnswer } from "@/hooks/use-chat";
import { useStore } from "@/hooks/use-store";
import { dropTurns } from "@/lib/chat/turns";
import { renewSession, session } from "@/lib/session/session";

/** Finds out who is signed in when the page opens, and clears what they saw when they leave. */
export function useSessionStart(): void {
  const client = useQueryClient();
  const { status } = useStore(session);

  useEffect(() => {
    // How it went is in the session itself.
    renewSession().catch(() => undefined);
  }, []);

  useEffect(() => {
    if (status !== "anonymous") return;
    stopAnswer();
    dropTurns(() => true);
    client.clear();
  }, [client, status]);
}
