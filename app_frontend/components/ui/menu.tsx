import { clsx } from "clsx";
import { Check } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";

const ITEM = clsx(
  "flex min-h-9 cursor-default select-none items-center gap-2.5 rounded-[2px] px-2.5 outline-none",
  "data-highlighted:bg-wash data-highlighted:text-pen",
);

type MenuProps = { align?: "end" | "start"; children: ReactNode; trigger: ReactNode };

export function Menu({ align = "end", children, trigger }: MenuProps) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          className="z-50 min-w-48 animate-appear rounded-[3px] border border-rule bg-lift p-1 shadow-float"
          collisionPadding={12}
          sideOffset={6}
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

export function MenuItem({ className, ...rest }: ComponentProps<typeof DropdownMenu.Item>) {
  return <DropdownMenu.Item className={clsx(ITEM, className)} {...rest} />;
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className="px-2.5 pt-2 pb-1 text-faded text-xs">{children}</DropdownMenu.Label>;
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="my-1 h-px bg-rule" />;
}

type ChoiceProps = {
  label: string;
  onChoose: (value: string) => void;
  options: [value: string, text: string][];
  value: string;
};

export function MenuChoice({ label, onChoose, options, value }: ChoiceProps) {
  return (
    <DropdownMenu.RadioGroup aria-label={label} onValueChange={onChoose} value={value}>
      {options.map(([option, text]) => (
        <DropdownMenu.RadioItem className={clsx(ITEM, "justify-between")} key={option} value={option}>
          {text}
          <DropdownMenu.ItemIndicator>
            <Check aria-hidden className="size-4 text-pen" />
          </DropdownMenu.ItemIndicator>
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}
