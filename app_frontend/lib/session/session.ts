import { call } from "@/lib/api/call";
import { ApiProblem } from "@/lib/api/problem";
import type { SessionGrant, User } from "@/lib/api/types";
import { createStore } from "@/lib/store";

export type Session =
  | { status: "anonymous" | "loading" | "unreachable" }
  | { status: "signed-in"; token: string; user: User };

/** Who is signed in; the access token lives here and nowhere else. */
export const session = createStore<Session>({ status: "loading" });

let renewal: Promise<void> | null = null;

/** Takes over what a sign-in or a renewal granted. */
export function acceptGrant(grant: SessionGrant): void {
  session.set(() => ({ status: "signed-in", token: grant.access_token, user: grant.user }));
}

/** Forgets who was signed in. */
export function forgetSession(): void {
  session.set(() => ({ status: "anonymous" }));
}

async function requestGrant(): Promise<void> {
  try {
    const response = await call("/api/auth/refresh", {
      headers: { "X-Requested-With": "todo" },
      method: "POST",
    });
    acceptGrant(await response.json());
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) forgetSession();
    else session.set((now) => (now.status === "signed-in" ? now : { status: "unreachable" }));
    throw error;
  }
}

/** Gets a new access token by the refresh cookie; callers at the same time share one request. */
export function renewSession(): Promise<void> {
  renewal ??= requestGrant().finally(() => {
    renewal = null;
  });
  return renewal;
}
