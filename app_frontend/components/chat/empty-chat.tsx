import { ArrowUpRight } from "lucide-react";

const PROMPTS = [
  "Add a task to buy groceries",
  "I need to remember to pay the bills",
  "What’s pending?",
  "What have I completed?",
];

type Props = { disabled: boolean; onAsk: (message: string) => void };

/** What an unused conversation offers. */
export function EmptyChat({ disabled, onAsk }: Props) {
  return (
    <div className="flex min-h-0 flex-1 flex-col justify-center overflow-y-auto px-6 py-6">
      <div className="mx-auto w-full max-w-xl">
        <h2 className="text-balance font-serif text-[2.5rem] leading-[1.08] tracking-[-0.025em] xl:text-[3rem]">
          Say it once, and it is on the list.
        </h2>
        <p className="mt-4 mb-6 max-w-md text-faded leading-relaxed">
          Tell the assistant what you have to do, or write on the sheet yourself. Both hold the same pen.
        </p>
        <ul className="border-edge/70 border-t">
          {PROMPTS.map((prompt) => (
            <li className="border-edge/70 border-b" key={prompt}>
              <button
                className="penned group flex min-h-12 w-full items-center justify-between gap-4 py-1.5 text-left text-xl transition-[padding] hover:pl-2 disabled:opacity-60"
                disabled={disabled}
                onClick={() => onAsk(prompt)}
                type="button"
              >
                {prompt}
                <ArrowUpRight
                  aria-hidden
                  className="size-4 shrink-0 opacity-50 transition-opacity group-hover:opacity-100"
                />
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
