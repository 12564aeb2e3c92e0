import { clsx } from "clsx";
import type { ComponentProps } from "react";
import Markdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { closeMarks } from "@/lib/chat/close-marks";

/** Images would tell other servers that a message was read; raw HTML is left out by the renderer itself. */
const FORBIDDEN = ["img", "input"];

const PLUGINS = [remarkGfm];

function SafeLink({ children, href }: ComponentProps<"a">) {
  return (
    <a
      className="text-pen underline decoration-1 underline-offset-[3px]"
      href={href}
      rel="noopener noreferrer nofollow"
      target="_blank"
    >
      {children}
    </a>
  );
}

const COMPONENTS: Components = {
  a: SafeLink,
  code: ({ children }) => (
    <code className="rounded-[2px] bg-wash px-1 py-px font-mono text-[0.85em]">{children}</code>
  ),
  ol: ({ children }) => <ol className="list-decimal space-y-1 pl-6 marker:text-faded">{children}</ol>,
  pre: ({ children }) => (
    <pre className="overflow-x-auto rounded-[3px] bg-paper p-3 [&_code]:bg-transparent [&_code]:p-0">
      {children}
    </pre>
  ),
  table: ({ children }) => (
    <table className="w-full text-left [&_td]:border-rule [&_td]:border-t">{children}</table>
  ),
  ul: ({ children }) => <ul className="list-disc space-y-1 pl-5 marker:text-pen">{children}</ul>,
};

type Props = { text: string; writing: boolean };

/** The assistant's words, with their light formatting. */
export function Prose({ text, writing }: Props) {
  return (
    <div
      className={clsx(
        "space-y-3 break-words text-base leading-[1.65]",
        writing &&
          "*:last:after:ml-0.5 *:last:after:inline-block *:last:after:h-[1.1em] *:last:after:w-[2px] *:last:after:animate-caret *:last:after:bg-pen *:last:after:align-text-bottom *:last:after:content-['']",
      )}
      data-testid="answer"
      dir="auto"
    >
      <Markdown components={COMPONENTS} disallowedElements={FORBIDDEN} remarkPlugins={PLUGINS} skipHtml>
        {writing ? closeMarks(text) : text}
      </Markdown>
    </div>
  );
}
