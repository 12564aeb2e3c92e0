const CLOCK = new Intl.DateTimeFormat("en", { hour: "2-digit", hour12: false, minute: "2-digit" });

type Props = { text: string; time?: string };

/** What the person wrote, in pen. */
export function Question({ text, time }: Props) {
  return (
    <div className="mt-9 mb-3">
      <h2 className="sr-only">You</h2>
      <div className="flex items-baseline gap-4 border-edge/70 border-b pb-2">
        <p
          className="penned min-w-0 flex-1 whitespace-pre-wrap break-words text-[1.4rem] leading-snug"
          dir="auto"
        >
          {text}
        </p>
        {time && (
          <time className="shrink-0 text-faded font-serif text-sm" dateTime={time}>
            {CLOCK.format(new Date(time))}
          </time>
        )}
      </div>
    </div>
  );
}
