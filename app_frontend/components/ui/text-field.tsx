import { type ComponentProps, type ReactNode, useId } from "react";

type Props = Omit<ComponentProps<"input">, "id"> & {
  aside?: ReactNode;
  error?: string;
  hint?: string;
  label: string;
};

/** A labelled line to write on. */
export function TextField({ aside, error, hint, label, ...rest }: Props) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div>
      <label className="font-semibold text-[0.8125rem]" htmlFor={id}>
        {label}
      </label>
      <div className="flex items-center border-edge border-b focus-within:border-pen">
        <input
          aria-describedby={note && `${id}-note`}
          aria-invalid={error ? true : undefined}
          className="penned h-10 min-w-0 flex-1 bg-transparent text-xl outline-none placeholder:text-faded/70"
          id={id}
          {...rest}
        />
        {aside}
      </div>
      {note && (
        <p className={error ? "mt-1.5 text-danger text-sm" : "mt-1.5 text-faded text-sm"} id={`${id}-note`}>
          {note}
        </p>
      )}
    </div>
  );
}
