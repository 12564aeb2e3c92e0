import { ApiProblem, problemOf } from "@/lib/api/problem";
import { appConfig } from "@/lib/config";
import { reportStatus } from "@/lib/connection";

export type CallOptions = {
  accept?: string;
  body?: unknown;
  headers?: Record<string, string>;
  keepalive?: boolean;
  method?: string;
  signal?: AbortSignal;
};

function toInit({ accept = "application/json", body, headers, ...rest }: CallOptions): RequestInit {
  const content = body === undefined ? undefined : { "Content-Type": "application/json" };
  return {
    ...rest,
    body: content && JSON.stringify(body),
    credentials: "include",
    headers: { Accept: accept, ...content, ...headers },
  };
}

async function reach(path: string, options: CallOptions): Promise<Response> {
  try {
    return await fetch(appConfig().apiUrl + path, toInit(options));
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    reportStatus(0);
    throw new ApiProblem({ code: "offline" });
  }
}

/**
 * Calls the API without an access token.
 * @throws ApiProblem when the answer is not a success.
 */
export async function call(path: string, options: CallOptions = {}): Promise<Response> {
  const response = await reach(path, options);
  reportStatus(response.status);
  if (!response.ok) throw await problemOf(response);
  return response;
}
