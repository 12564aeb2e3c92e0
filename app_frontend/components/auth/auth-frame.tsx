import type { ReactNode } from "react";
import { SampleSheet } from "@/components/auth/sample-sheet";
import { ConnectionBanner } from "@/components/shell/connection-banner";
import { Wordmark } from "@/components/ui/wordmark";

type Props = { children: ReactNode; lead: string; title: string };

/** The page around the sign-in and sign-up forms. */
export function AuthFrame({ children, lead, title }: Props) {
  return (
    <div className="flex min-h-full flex-col">
      <ConnectionBanner />
      <main className="mx-auto grid w-full max-w-6xl flex-1 lg:grid-cols-[1fr_26rem]">
        <div className="hidden flex-col justify-center px-12 lg:flex">
          <p className="mb-12 max-w-md text-balance font-serif text-[3.25rem] leading-[1.05] tracking-[-0.025em]">
            Say it once, and it is on the list.
          </p>
          <SampleSheet />
        </div>
        <div className="flex flex-col justify-center px-6 py-10 sm:px-10">
          <div className="mx-auto w-full max-w-sm">
            <Wordmark />
            <h1 className="mt-10 font-medium font-serif text-4xl tracking-[-0.02em]">{title}</h1>
            <p className="mt-2 mb-8 text-faded">{lead}</p>
            {children}
          </div>
        </div>
      </main>
    </div>
  );
}
