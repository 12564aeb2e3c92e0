import { expect, test } from "vitest";
import { explain, problemOf } from "@/lib/api/problem";

function answer(status: number, body: string, headers: Record<string, string>): Response {
  return new Response(body, { headers, status });
}

const PROBLEM = { "content-type": "application/problem+json" };

test("a known code is explained in the page's own words", async () => {
  const problem = await problemOf(answer(401, '{"code":"bad_credentials","detail":"x"}', PROBLEM));
  expect(explain(problem)).toContain("do not go together");
});

test("an unknown code keeps the server's words", async () => {
  const problem = await problemOf(answer(409, '{"code":"new","detail":"Said by the server."}', PROBLEM));
  expect(explain(problem)).toBe("Said by the server.");
});

test("too many attempts say how long to wait", async () => {
  const headers = { ...PROBLEM, "retry-after": "42" };
  const problem = await problemOf(answer(429, '{"code":"too_many_attempts"}', headers));
  expect(explain(problem)).toBe("That was too often. Wait 42 seconds, then try again.");
});

test("an answer without a problem document gets a code from its status", async () => {
  const problem = await problemOf(answer(504, "<h1>Gateway</h1>", { "content-type": "text/html" }));
  expect(problem).toMatchObject({ code: "http_504", status: 504 });
});
