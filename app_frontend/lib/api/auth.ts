import { authorized, authorizedJson } from "@/lib/api/authorized";
import { call } from "@/lib/api/call";
import type { SessionGrant, User } from "@/lib/api/types";
import { acceptGrant, forgetSession, session } from "@/lib/session/session";
import { announce } from "@/lib/tabs";

export type Credentials = { email: string; name?: string; password: string };

async function enter(path: string, credentials: Credentials): Promise<void> {
  const response = await call(path, { body: credentials, method: "POST" });
  const grant: SessionGrant = await response.json();
  acceptGrant(grant);
  announce({ email: grant.user.email, kind: "signed-in" });
}

export const register = (credentials: Credentials) => enter("/api/auth/register", credentials);

export const login = (credentials: Credentials) => enter("/api/auth/login", credentials);

function leave(): void {
  forgetSession();
  announce({ kind: "signed-out" });
}

export async function logout(): Promise<void> {
  await authorized("/api/auth/logout", { headers: { "X-Requested-With": "todo" }, method: "POST" });
  leave();
}

export async function deleteAccount(password: string): Promise<void> {
  await authorized("/api/auth/me", { body: { password }, method: "DELETE" });
  leave();
}

export async function renameUser(name: string): Promise<void> {
  const user = await authorizedJson<User>("/api/auth/me", { body: { name }, method: "PATCH" });
  session.set((now) => (now.status === "signed-in" ? { ...now, user } : now));
}
