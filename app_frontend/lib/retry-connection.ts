import type { QueryClient } from "@tanstack/react-query";
import { getInfo } from "@/lib/api/info";
import { renewSession, session } from "@/lib/session/session";

/** Asks whether the backend is back, and brings the page up to date if it is; tells whether it was. */
export async function retryConnection(client: QueryClient): Promise<boolean> {
  try {
    await getInfo();
    if (session.get().status === "unreachable") await renewSession();
    await client.invalidateQueries();
    return true;
  } catch {
    return false;
  }
}
