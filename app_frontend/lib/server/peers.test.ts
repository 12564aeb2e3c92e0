import { expect, test } from "vitest";
import { appendPeer } from "@/lib/server/peers";

test("the connecting address comes last, after whatever the caller claims", () => {
  expect(appendPeer(undefined, "10.0.0.9")).toBe("10.0.0.9");
  expect(appendPeer("1.2.3.4", "10.0.0.9")).toBe("1.2.3.4, 10.0.0.9");
});
