import type { SortOrder, TaskFilter, TaskSort } from "@/lib/api/types";

export const FILTERS: [TaskFilter, string][] = [
  ["all", "All"],
  ["pending", "Pending"],
  ["completed", "Completed"],
];

type Sorting = { order: SortOrder; sort: TaskSort };

/** The ways to sort that are offered, by a name of their own. */
export const SORTINGS: Record<string, Sorting & { label: string }> = {
  newest: { label: "Newest first", order: "desc", sort: "created" },
  oldest: { label: "Oldest first", order: "asc", sort: "created" },
  title: { label: "A to Z", order: "asc", sort: "title" },
  updated: { label: "Changed last", order: "desc", sort: "updated" },
};

export type SortingName = keyof typeof SORTINGS & string;

/** What the list looks like: a filter, a search and a sorting. */
export type TaskView = { filter: TaskFilter; search: string; sorting: string };

export const FIRST_VIEW: TaskView = { filter: "all", search: "", sorting: "newest" };

export function sortingOf(name: string): Sorting {
  const { order, sort } = SORTINGS[name] ?? { order: "desc", sort: "created" };
  return { order, sort };
}
