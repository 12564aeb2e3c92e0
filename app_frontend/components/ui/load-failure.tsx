import { Button } from "@/components/ui/button";
import { explain } from "@/lib/api/problem";

type Props = { error: unknown; onRetry: () => void; what: string };

/** Stands in the place of something that could not be loaded. */
export function LoadFailure({ error, onRetry, what }: Props) {
  return (
    <div className="flex flex-col items-start gap-3 py-4" role="alert">
      <p>
        <strong className="font-semibold">{what} could not be loaded.</strong>{" "}
        <span className="text-faded">{explain(error)}</span>
      </p>
      <Button onClick={onRetry}>Try again</Button>
    </div>
  );
}
