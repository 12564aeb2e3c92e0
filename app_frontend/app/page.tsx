import { Suspense } from "react";
import { Planner } from "@/components/shell/planner";
import { SignedInOnly } from "@/components/shell/signed-in-only";

export default function HomePage() {
  return (
    <SignedInOnly>
      <Suspense>
        <Planner />
      </Suspense>
    </SignedInOnly>
  );
}
