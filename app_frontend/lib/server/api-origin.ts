// Named apart, because Next replaces a literal `process.env.NEXT_PUBLIC_…` by its value at build time.
const VARIABLE = "NEXT_PUBLIC_API_URL";

/** The origin that the browser calls, read when the page is served; empty means the page's own. */
export function apiOrigin(): string {
  const environment = process.env;
  return (environment[VARIABLE] ?? "").replace(/\/+$/, "");
}
