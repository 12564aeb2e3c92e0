import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useStore } from "@/hooks/use-store";
import { listTasks } from "@/lib/api/tasks";
import type { Page, Task, TaskQuery } from "@/lib/api/types";
import { tasksKey } from "@/lib/tasks/cache";
import { heldTasks } from "@/lib/tasks/deletions";

/** The tasks that fit a query, page by page. */
export function useTaskList(query: TaskQuery) {
  const held = useStore(heldTasks);
  const list = useInfiniteQuery({
    getNextPageParam: (page: Page<Task>) => page.next_cursor,
    initialPageParam: null as string | null,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) => listTasks({ cursor: pageParam, query, signal }),
    queryKey: tasksKey(query),
  });
  const tasks = list.data?.pages.flatMap(({ items }) => items).filter(({ id }) => !held.has(id));
  return { list, tasks };
}
