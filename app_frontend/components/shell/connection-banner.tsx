"use client";

import { useQueryClient } from "@tanstack/react-query";
import { CloudOff } from "lucide-react";
import { useState } from "react";
import { useStore } from "@/hooks/use-store";
import { connection } from "@/lib/connection";
import { retryConnection } from "@/lib/retry-connection";

/** Says that the server is away, for as long as it is. */
export function ConnectionBanner() {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const isUp = useStore(connection) === "up";

  const retry = async () => {
    setBusy(true);
    await retryConnection(client);
    setBusy(false);
  };

  return (
    <div role="status">
      {!isUp && (
        <div className="flex flex-wrap items-center justify-center gap-x-4 gap-y-1 bg-danger-wash px-4 py-2 text-danger">
          <span className="flex items-center gap-2">
            <CloudOff aria-hidden className="size-4 shrink-0" />
            The server does not answer. What you see may be out of date.
          </span>
          <button
            className="min-h-8 font-semibold underline underline-offset-4 disabled:opacity-60"
            disabled={busy}
            onClick={retry}
            type="button"
          >
            {busy ? "Trying…" : "Try again"}
          </button>
        </div>
      )}
    </div>
  );
}
