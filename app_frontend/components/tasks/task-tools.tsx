import { ArrowDownUp } from "lucide-react";
import { TaskFilterChoice } from "@/components/tasks/task-filter-choice";
import { TaskSearch } from "@/components/tasks/task-search";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuChoice } from "@/components/ui/menu";
import { SORTINGS, type TaskView } from "@/lib/tasks/view";

const SORTING_NAMES = Object.entries(SORTINGS).map(([name, { label }]): [string, string] => [name, label]);

type Props = { onChange: (view: TaskView) => void; view: TaskView };

/** Filter, search and sorting of the sheet. */
export function TaskTools({ onChange, view }: Props) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-rule border-b pr-2 pb-2 pl-[calc(var(--gutter)+1rem)]">
      <TaskFilterChoice filter={view.filter} onChoose={(filter) => onChange({ ...view, filter })} />
      <div className="ml-auto flex min-w-0 flex-1 items-center justify-end">
        <TaskSearch onSearch={(search) => onChange({ ...view, search })} search={view.search} />
        <Menu trigger={<IconButton icon={ArrowDownUp} label="Sort" />}>
          <MenuChoice
            label="Sort"
            onChoose={(sorting) => onChange({ ...view, sorting })}
            options={SORTING_NAMES}
            value={view.sorting}
          />
        </Menu>
      </div>
    </div>
  );
}
