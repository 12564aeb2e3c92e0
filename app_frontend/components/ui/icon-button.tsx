import { clsx } from "clsx";
import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";

type Props = Omit<ComponentProps<"button">, "aria-label" | "children"> & { icon: LucideIcon; label: string };

/** A button of one picture, with its name for those who cannot see it and as a tooltip. */
export function IconButton({ className, icon: Icon, label, type = "button", ...rest }: Props) {
  return (
    <button
      aria-label={label}
      className={clsx(
        "inline-flex size-9 shrink-0 items-center justify-center rounded-[3px] text-faded transition-colors",
        "hover:bg-wash hover:text-pen data-[state=open]:bg-wash data-[state=open]:text-pen",
        className,
      )}
      title={label}
      type={type}
      {...rest}
    >
      <Icon aria-hidden className="size-[1.125rem]" strokeWidth={1.75} />
    </button>
  );
}
