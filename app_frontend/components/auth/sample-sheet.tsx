import { clsx } from "clsx";

const LINES = [
  { done: true, title: "Water the basil" },
  { done: true, title: "Answer Nadia’s letter" },
  { done: false, title: "Buy lentils, lemons, bread" },
  { done: false, title: "Call mum tonight" },
  { done: false, title: "Book the train to Lyon" },
];

/** A picture of what the product is for, beside the forms. */
export function SampleSheet() {
  return (
    <div aria-hidden className="sheet -rotate-[1.5deg] w-full max-w-md pt-4">
      <p className="h-(--line) pl-[calc(var(--gutter)+1.25rem)] font-medium font-serif text-3xl">Today</p>
      <ul className="ruled">
        {LINES.map(({ done, title }, index) => (
          <li className="flex h-(--line) items-center" key={title}>
            <span className="w-(--gutter) pr-3 text-right font-serif text-faded">{index + 1}</span>
            <span className="pl-5">
              <span
                className={clsx("penned strike-line text-[1.35rem]", done && "opacity-80")}
                data-done={done}
              >
                {title}
              </span>
            </span>
          </li>
        ))}
        <li className="h-(--line)" />
        <li className="h-(--line)" />
      </ul>
    </div>
  );
}
