const WIDTHS = ["w-3/5", "w-2/5", "w-1/2", "w-1/3"] as const;

/** Where lines of text will be. */
export function SkeletonLines({ label }: { label: string }) {
  return (
    <div aria-label={label} role="status">
      {WIDTHS.map((width) => (
        <div className="flex h-(--line) items-center" key={width}>
          <div className={`h-2.5 animate-pulse rounded-full bg-rule ${width}`} />
        </div>
      ))}
    </div>
  );
}
