import { apiOrigin } from "@/lib/server/api-origin";

/** The Content-Security-Policy of one page: only scripts and styles that carry its nonce may run. */
export function pagePolicy(nonce: string): string {
  const development = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "base-uri 'none'",
    `connect-src 'self' ${apiOrigin()}`.trim(),
    "default-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "img-src 'self' data:",
    "object-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development}`,
    `style-src 'self' 'nonce-${nonce}'`,
  ].join("; ");
}
