import { EmptySheet } from "@/components/tasks/empty-sheet";
import { TaskRow } from "@/components/tasks/task-row";
import { Button } from "@/components/ui/button";
import { LoadFailure } from "@/components/ui/load-failure";
import { SkeletonLines } from "@/components/ui/skeleton-lines";
import type { useTaskList } from "@/hooks/use-task-list";
import type { TaskQuery } from "@/lib/api/types";

const INSET = "pl-[calc(var(--gutter)+1rem)] pr-5";

type Props = ReturnType<typeof useTaskList> & { query: TaskQuery };

export function TaskList({ list, query, tasks }: Props) {
  if (list.isPending)
    return (
      <div className={INSET}>
        <SkeletonLines label="Loading tasks" />
      </div>
    );
  if (!tasks)
    return (
      <div className={INSET}>
        <LoadFailure error={list.error} onRetry={() => list.refetch()} what="Your tasks" />
      </div>
    );
  if (tasks.length === 0) return <EmptySheet query={query} />;
  return (
    <>
      <ul aria-label="Tasks">
        {tasks.map((task) => (
          <TaskRow key={task.id} task={task} />
        ))}
      </ul>
      {list.hasNextPage && (
        <div className={INSET}>
          <Button busy={list.isFetchingNextPage} look="quiet" onClick={() => list.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </>
  );
}
