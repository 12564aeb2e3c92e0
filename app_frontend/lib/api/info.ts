import { call } from "@/lib/api/call";
import type { Info } from "@/lib/api/types";

export async function getInfo(): Promise<Info> {
  const response = await call("/api/info");
  return response.json();
}
