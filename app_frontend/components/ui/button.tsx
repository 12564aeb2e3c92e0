import { clsx } from "clsx";
import type { ComponentProps } from "react";

const LOOKS = {
  danger: "bg-danger text-paper hover:brightness-110",
  pen: "bg-pen text-on-pen hover:bg-pen-strong",
  plain: "border border-edge bg-lift text-ink hover:border-faded",
  quiet: "text-pen underline decoration-rule decoration-2 underline-offset-4 hover:decoration-pen",
} as const;

type Props = ComponentProps<"button"> & { busy?: boolean; look?: keyof typeof LOOKS };

export function Button({
  busy = false,
  className,
  disabled,
  look = "plain",
  type = "button",
  ...rest
}: Props) {
  return (
    <button
      aria-busy={busy || undefined}
      className={clsx(
        "inline-flex min-h-10 items-center justify-center gap-2 rounded-[3px] font-semibold transition-colors",
        "aria-busy:cursor-progress disabled:opacity-60",
        look === "quiet" ? "px-1" : "px-4",
        LOOKS[look],
        className,
      )}
      disabled={disabled || busy}
      type={type}
      {...rest}
    />
  );
}
