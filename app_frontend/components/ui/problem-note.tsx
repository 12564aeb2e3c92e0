import type { ReactNode } from "react";

/** Says what went wrong, and is read out when it appears. */
export function ProblemNote({ children }: { children: ReactNode }) {
  return (
    <p className="rounded-[2px] border-danger border-l-2 bg-danger-wash px-3 py-2 text-danger" role="alert">
      {children}
    </p>
  );
}
