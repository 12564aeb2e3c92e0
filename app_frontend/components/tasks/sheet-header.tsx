import type { Task, TaskQuery } from "@/lib/api/types";

const TODAY = new Intl.DateTimeFormat("en", { day: "numeric", month: "long", weekday: "long" });

type Props = { hasMore: boolean; query: TaskQuery; tasks: Task[] | undefined };

function summary({ hasMore, query, tasks }: Props): string {
  if (!tasks) return "";
  const more = hasMore ? "+" : "";
  if (query.q) return `${tasks.length}${more} found`;
  if (query.status !== "all") return `${tasks.length}${more} ${query.status}`;
  const open = tasks.filter(({ completed }) => !completed).length;
  if (tasks.length > 0 && open === 0 && !hasMore) return "all done";
  return `${open}${more} open`;
}

/** The day at the head of the sheet, and how much is on it. */
export function SheetHeader(props: Props) {
  return (
    <header className="flex items-baseline justify-between gap-4 pt-6 pr-5 pb-3 max-md:pt-5 pl-[calc(var(--gutter)+1rem)]">
      <h2 className="font-medium font-serif text-balance text-2xl leading-tight md:text-[1.75rem] tracking-[-0.02em]">
        <span className="sr-only">Tasks, </span>
        {TODAY.format(new Date())}
      </h2>
      <p className="shrink-0 text-faded text-sm tabular-nums" data-testid="summary">
        {summary(props)}
      </p>
    </header>
  );
}
