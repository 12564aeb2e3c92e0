import type { ReactNode } from "react";
import { Mark } from "@/components/ui/mark";

type Props = { children: ReactNode; title: string };

/** A page with nothing to show but why. */
export function BlankPage({ children, title }: Props) {
  return (
    <main className="flex min-h-full flex-col items-center justify-center gap-4 px-6 text-center">
      <Mark className="size-12" />
      <h1 className="font-medium font-serif text-4xl tracking-[-0.02em]">{title}</h1>
      {children}
    </main>
  );
}
