import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useStore } from "@/hooks/use-store";
import { connection } from "@/lib/connection";
import { retryConnection } from "@/lib/retry-connection";

const RETRY_MS = 4000;

/** Keeps asking while the backend is away, and reloads what is shown when it is back. */
export function useConnectionWatch(): void {
  const client = useQueryClient();
  const state = useStore(connection);

  useEffect(() => {
    if (state === "up") return;
    const retry = () => void retryConnection(client);
    const timer = setInterval(retry, RETRY_MS);
    window.addEventListener("online", retry);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", retry);
    };
  }, [client, state]);
}
