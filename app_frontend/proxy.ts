import { type NextRequest, NextResponse } from "next/server";
import { pagePolicy } from "@/lib/server/page-policy";

const POLICY = "content-security-policy";

/** Gives every page a policy of its own, with a nonce that Next puts on the scripts it emits. */
export function proxy(request: NextRequest): Response {
  const nonce = crypto.randomUUID();
  const policy = pagePolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set(POLICY, policy);
  headers.set("x-nonce", nonce);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set(POLICY, policy);
  return response;
}

// Calls for the backend stay out: a proxied request has its body copied, and a cancelled one then logs an error.
export const config = { matcher: ["/((?!_next/static|api/|healthz$|icon.svg$|mcp$|mcp/).*)"] };
