import { useSearchParams } from "next/navigation";
import { useCallback } from "react";

const PARAMETER = "c";

const pathOf = (id: number | null) => (id === null ? "/" : `/?${PARAMETER}=${id}`);

/** Which conversation is open; null is a new one. The address holds it, so that a reload keeps it. */
export function useConversationChoice() {
  const chosen = Number(useSearchParams().get(PARAMETER)) || null;
  const choose = useCallback((id: number | null) => window.history.pushState(null, "", pathOf(id)), []);
  /** Gives the new conversation its number, unless another one was opened meanwhile. */
  const follow = useCallback((id: number) => {
    const isNew = !new URLSearchParams(window.location.search).has(PARAMETER);
    if (isNew) window.history.replaceState(null, "", pathOf(id));
  }, []);
  return { choose, chosen, follow };
}
