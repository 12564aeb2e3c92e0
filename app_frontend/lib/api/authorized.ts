import { type CallOptions, call } from "@/lib/api/call";
import { ApiProblem } from "@/lib/api/problem";
import { renewSession, session } from "@/lib/session/session";

function withToken(options: CallOptions): CallOptions {
  const now = session.get();
  const token = now.status === "signed-in" ? now.token : "";
  return { ...options, headers: { ...options.headers, Authorization: `Bearer ${token}` } };
}

function isExpiredToken(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 401 && error.code !== "bad_credentials";
}

/**
 * Calls the API as the person signed in, renewing the access token once if it has run out.
 * @throws ApiProblem when the answer is not a success.
 */
export async function authorized(path: string, options: CallOptions = {}): Promise<Response> {
  try {
    return await call(path, withToken(options));
  } catch (error) {
    if (!isExpiredToken(error)) throw error;
    await renewSession();
    return call(path, withToken(options));
  }
}

/** The JSON of an authorized call. */
export async function authorizedJson<T>(path: string, options: CallOptions = {}): Promise<T> {
  const response = await authorized(path, options);
  return response.json();
}
