/** The product's mark: a ruled page, ticked off with one stroke. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg aria-hidden className={className} fill="none" viewBox="0 0 32 32">
      <title>Todo</title>
      <rect className="fill-paper stroke-ink" height="24" rx="3" strokeWidth="1.75" width="24" x="2" y="6" />
      <path className="stroke-margin" d="M8.500 6v24" strokeWidth="1.500" />
      <path
        className="stroke-pen"
        d="M12 18.500l5.200 5.500C19.500 15.500 24 8.500 30.500 2.500"
        strokeLinecap="round"
        strokeLinejoin="round"
        strokeWidth="3"
      />
    </svg>
  );
}
