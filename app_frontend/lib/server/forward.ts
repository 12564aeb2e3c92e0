const DEFAULT_BACKEND = "http://backend:8000";
const PROBLEM = "application/problem+json";

/** Headers that describe one connection, or that fetch sets itself. */
const NOT_FORWARDED = [
  "accept-encoding",
  "connection",
  "content-length",
  "expect",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
];

const UNREACHABLE = {
  code: "backend_unreachable",
  detail: "The server behind this page does not answer. Try again in a moment.",
  status: 502,
  title: "Bad Gateway",
  type: "about:blank",
};

function withoutHopHeaders(headers: Headers): Headers {
  const kept = new Headers(headers);
  for (const name of NOT_FORWARDED) kept.delete(name);
  return kept;
}

function targetOf(url: string): URL {
  const { pathname, search } = new URL(url);
  return new URL(pathname + search, process.env.BACKEND_URL || DEFAULT_BACKEND);
}

/** Sends a request on to the backend and streams its answer; a 502 problem document where nobody answers. */
export async function forward(request: Request): Promise<Response> {
  const init: RequestInit & { duplex: "half" } = {
    body: request.body,
    cache: "no-store",
    duplex: "half",
    headers: withoutHopHeaders(request.headers),
    method: request.method,
    redirect: "manual",
    signal: request.signal,
  };
  try {
    const answer = await fetch(targetOf(request.url), init);
    return new Response(answer.body, { headers: withoutHopHeaders(answer.headers), status: answer.status });
  } catch {
    return Response.json(UNREACHABLE, { headers: { "Content-Type": PROBLEM }, status: UNREACHABLE.status });
  }
}
