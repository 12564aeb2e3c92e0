import { Mark } from "@/components/ui/mark";

export function Wordmark() {
  return (
    <span className="flex items-center gap-2.5">
      <Mark className="size-7" />
      <span className="font-medium font-serif text-[1.6rem] translate-y-0.5 leading-none tracking-[-0.02em]">
        Todo
      </span>
    </span>
  );
}
