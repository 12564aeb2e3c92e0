"use client";

import { BlankPage } from "@/components/ui/blank-page";
import { Button } from "@/components/ui/button";

export default function ErrorPage({ reset }: { reset: () => void }) {
  return (
    <BlankPage title="The ink ran">
      <p className="text-faded">Something on this page broke. Your list is safe on the server.</p>
      <Button look="pen" onClick={reset}>
        Try again
      </Button>
    </BlankPage>
  );
}
