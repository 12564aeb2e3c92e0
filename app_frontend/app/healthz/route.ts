export const dynamic = "force-dynamic";

/** Tells that this process is alive; it asks nobody else. */
export function GET(): Response {
  return Response.json({ status: "ok" });
}
