"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect } from "react";
import { useStore } from "@/hooks/use-store";
import { session } from "@/lib/session/session";

/** Sends on those who are signed in already. */
export function VisitorsOnly({ children }: { children: ReactNode }) {
  const router = useRouter();
  const { status } = useStore(session);
  useEffect(() => {
    if (status === "signed-in") router.replace("/");
  }, [router, status]);
  return status === "signed-in" ? null : children;
}
