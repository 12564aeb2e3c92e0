import { QueryClient } from "@tanstack/react-query";
import { ApiProblem } from "@/lib/api/problem";

const MAX_RETRIES = 1;

function isWorthRetrying(failures: number, error: Error): boolean {
  const isRefusal = error instanceof ApiProblem && error.status > 0 && error.status < 500;
  return !isRefusal && failures < MAX_RETRIES;
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { networkMode: "always", retry: isWorthRetrying, staleTime: 10_000 } },
  });
}
