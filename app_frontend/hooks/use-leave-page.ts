import { useEffect } from "react";
import { flushDeletions } from "@/lib/tasks/deletions";

/** Carries out deletions that could still be undone when the page goes away. */
export function useLeavePage(): void {
  useEffect(() => {
    const leave = () => void flushDeletions(true);
    window.addEventListener("pagehide", leave);
    return () => window.removeEventListener("pagehide", leave);
  }, []);
}
