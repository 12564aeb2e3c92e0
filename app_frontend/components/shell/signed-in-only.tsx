"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect } from "react";
import { ConnectionBanner } from "@/components/shell/connection-banner";
import { Mark } from "@/components/ui/mark";
import { useStore } from "@/hooks/use-store";
import { session } from "@/lib/session/session";

const WAITING = {
  loading: "Opening your list…",
  unreachable: "Your list opens as soon as the server is back.",
};

/** Shows its content to whoever is signed in, and sends others to sign in. */
export function SignedInOnly({ children }: { children: ReactNode }) {
  const router = useRouter();
  const { status } = useStore(session);
  useEffect(() => {
    if (status === "anonymous") router.replace("/sign-in");
  }, [router, status]);
  if (status === "signed-in") return children;
  if (status === "anonymous") return null;
  return (
    <div className="flex h-full flex-col">
      <ConnectionBanner />
      <main className="flex flex-1 flex-col items-center justify-center gap-4">
        <Mark className={status === "loading" ? "size-12 animate-pulse" : "size-12 opacity-60"} />
        <p className="text-faded">{WAITING[status]}</p>
      </main>
    </div>
  );
}
