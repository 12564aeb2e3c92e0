import { useEffect, useRef } from "react";

const EDITABLE = "input, textarea, select, [contenteditable]";

/** Runs an action when a key is pressed outside of any field. */
export function useShortcut(key: string, action: () => void): void {
  const latest = useRef(action);
  latest.current = action;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isModified = event.ctrlKey || event.metaKey || event.altKey;
      const isTyping = event.target instanceof Element && event.target.closest(EDITABLE) !== null;
      if (event.key !== key || isModified || isTyping) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [key]);
}
