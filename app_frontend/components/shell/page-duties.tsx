"use client";

import { useConnectionWatch } from "@/hooks/use-connection-watch";
import { useLeavePage } from "@/hooks/use-leave-page";
import { useSessionStart } from "@/hooks/use-session-start";
import { useTabSync } from "@/hooks/use-tab-sync";

/** What every page does without showing anything. */
export function PageDuties() {
  useSessionStart();
  useConnectionWatch();
  useTabSync();
  useLeavePage();
  return null;
}
