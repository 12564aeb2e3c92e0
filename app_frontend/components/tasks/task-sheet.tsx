import { clsx } from "clsx";
import { useMemo, useState } from "react";
import { NewTask } from "@/components/tasks/new-task";
import { SheetHeader } from "@/components/tasks/sheet-header";
import { TaskList } from "@/components/tasks/task-list";
import { TaskTools } from "@/components/tasks/task-tools";
import { useDebounced } from "@/hooks/use-debounced";
import { useTaskList } from "@/hooks/use-task-list";
import type { TaskQuery } from "@/lib/api/types";
import { FIRST_VIEW, sortingOf, type TaskView } from "@/lib/tasks/view";

const SEARCH_PAUSE_MS = 200;

function useTaskView() {
  const [view, setView] = useState<TaskView>(FIRST_VIEW);
  const q = useDebounced(view.search.trim(), SEARCH_PAUSE_MS);
  const query: TaskQuery = useMemo(
    () => ({ q, status: view.filter, ...sortingOf(view.sorting) }),
    [q, view.filter, view.sorting],
  );
  return { query, setView, view };
}

/** The list of tasks, written on a ruled sheet. */
export function TaskSheet({ className }: { className?: string }) {
  const { query, setView, view } = useTaskView();
  const { list, tasks } = useTaskList(query);
  return (
    <section aria-label="Tasks" className={clsx("flex-col md:py-4 md:pr-4 lg:py-5 lg:pr-5", className)}>
      <div className="sheet flex min-h-0 flex-1 flex-col overflow-hidden max-md:rounded-none">
        <SheetHeader hasMore={list.hasNextPage} query={query} tasks={tasks} />
        <TaskTools onChange={setView} view={view} />
        <div className="min-h-0 flex-1 overflow-y-auto">
          <div className="flex min-h-full flex-col">
            <NewTask />
            <TaskList list={list} query={query} tasks={tasks} />
            <div aria-hidden className="ruled min-h-(--line) flex-1" />
          </div>
        </div>
      </div>
    </section>
  );
}
