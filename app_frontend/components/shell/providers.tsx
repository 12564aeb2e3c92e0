"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { setNonce } from "get-nonce";
import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import { PageDuties } from "@/components/shell/page-duties";
import { createQueryClient } from "@/lib/query-client";

// Its first markup would carry a style attribute, which the page's policy forbids in HTML.
const Toasts = dynamic(() => import("@/components/ui/toasts").then((module) => module.Toasts), {
  ssr: false,
});

type Props = { children: ReactNode; nonce: string };

export function Providers({ children, nonce }: Props) {
  const [client] = useState(createQueryClient);
  // Radix locks scrolling behind a dialog by a style element, which the page's policy wants marked.
  setNonce(nonce);
  return (
    <QueryClientProvider client={client}>
      <PageDuties />
      {children}
      <Toasts />
    </QueryClientProvider>
  );
}
