"""Every line that a person sees: results to stdout, progress to stderr."""

import json
import os
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TextIO

from todoctl.errors import TodoctlError

if TYPE_CHECKING:
    from rich.live import Live
    from rich.text import Text

RUNNING, DONE, SKIPPED, WARNED, FAILED = "running", "done", "skipped", "warned", "failed"
MARKS = {RUNNING: "…", DONE: "✓", SKIPPED: "·", WARNED: "!", FAILED: "✗"}
ASCII_MARKS = {RUNNING: "..", DONE: "ok", SKIPPED: "--", WARNED: "!", FAILED: "x"}
COLOURS = {RUNNING: "cyan", DONE: "green", SKIPPED: "bright_black", WARNED: "yellow", FAILED: "red"}
ANSI = {"cyan": "36", "green": "32", "bright_black": "90", "yellow": "33", "red": "31", "bold": "1"}


@dataclass
class Row:
    """One step in progress: what is being done, the latest word about it, and in the end how it went."""

    title: str
    ui: "Ui"
    state: str = RUNNING
    detail: str = ""
    outcome: str = ""
    started: float = field(default_factory=time.monotonic)

    def say(self, detail: str) -> None:
        self.ui.say(self, detail)

    def skip(self, outcome: str) -> None:
        self.state = SKIPPED
        self.outcome = outcome

    def done(self, outcome: str) -> None:
        self.outcome = outcome


class Ui:
    """The one place that writes: a live display on a terminal, plain lines elsewhere, nothing when quiet."""

    def __init__(self, *, json_output: bool = False, quiet: bool = False, verbose: bool = False,
                 out: TextIO | None = None, err: TextIO | None = None) -> None:
        self.json_output = json_output
        self.quiet = quiet
        self.verbose = verbose
        self.out = out or sys.stdout
        self.err = err or sys.stderr
        self._rows: list[Row] = []
        self._lock = threading.RLock()
        self._live: Live | None = None
        self.terminal = self.err.isatty() and os.environ.get("TERM") != "dumb" and "CI" not in os.environ
        unicode = (getattr(self.err, "encoding", "") or "").lower().startswith("utf")
        self.marks = MARKS if unicode else ASCII_MARKS

    # results

    def result(self, text: str) -> None:
        """A line of the answer itself."""
        if not self.json_output:
            print(text, file=self.out, flush=True)

    def document(self, command: str, facts: dict[str, Any]) -> None:
        """The answer as JSON, in the form `todoctl.<command>/v1`."""
        print(json.dumps({"schema": f"todoctl.{command}/v1", **facts}, indent=2), file=self.out, flush=True)

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """An aligned table without borders: easy to read, easy to cut."""
        widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
        for row in [head, *rows]:
            self.result("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())

    # progress

    def note(self, text: str, state: str = SKIPPED) -> None:
        """A remark on the way."""
        if not self.quiet:
            self._write(f"{self._mark(state)} {text}")

    def gap(self) -> None:
        """Sets the answer apart from the progress before it, where a person sees both."""
        if self.terminal and not self.quiet:
            self._write("")

    def warn(self, text: str) -> None:
        self.note(text, WARNED)

    def fail(self, error: TodoctlError) -> None:
        """Cause first, then the way out, then the code to look up."""
        self._write(f"{self._mark(FAILED)} {self._paint(error.message, 'bold')}")
        for line in error.hint.splitlines():
            self._write(f"  {line}")
        self._write(self._paint(f"  {error.code}", "bright_black"))

    @contextmanager
    def step(self, title: str) -> Iterator[Row]:
        """Shows a step while it runs and how it ended; steps may run side by side in threads."""
        row = Row(title, self)
        self._open(row)
        try:
            yield row
            row.state = DONE if row.state == RUNNING else row.state
        except BaseException:
            row.state = FAILED
            raise
        finally:
            self._close(row)

    def say(self, row: Row, detail: str) -> None:
        if detail == row.detail:
            return
        row.detail = detail
        if self._live:
            self._refresh()
        elif self.verbose and not self.quiet:
            self._write(f"    {row.title}: {detail}")

    def _open(self, row: Row) -> None:
        if self.quiet:
            return
        with self._lock:
            self._rows.append(row)
            if self.terminal:
                self._refresh()
            else:
                self._write(f"{self._mark(RUNNING)} {row.title}")

    def _close(self, row: Row) -> None:
        if self.quiet:
            return
        with self._lock:
            self._rows.remove(row)
            if self._live and not self._rows:
                self._live.update("")
                self._live.stop()
                self._live = None
            elif self._live:
                self._refresh()
            self._write(self._line(row))

    def _line(self, row: Row) -> str:
        took = time.monotonic() - row.started
        outcome = f"  {row.outcome}" if row.outcome and row.state != FAILED else ""
        seconds = self._paint(f"  {took:.1f} s", "bright_black") if took >= 0.1 else ""
        return f"{self._mark(row.state)} {row.title}{self._paint(outcome, 'bright_black')}{seconds}"

    def _refresh(self) -> None:
        from rich.live import Live

        with self._lock:
            if self._live is None:
                from rich.console import Console

                self._live = Live("", console=Console(file=self.err), refresh_per_second=8, transient=True,
                                  get_renderable=self._render)
                self._live.start()

    def _render(self) -> "Text":
        from rich.text import Text

        text = Text(no_wrap=True, overflow="ellipsis")
        for row in list(self._rows):
            text.append(f"{MARKS[RUNNING]} ", COLOURS[RUNNING])
            text.append(row.title)
            text.append(f"  {time.monotonic() - row.started:.0f} s  {row.detail}\n", "bright_black")
        text.rstrip()
        return text

    def _write(self, line: str) -> None:
        with self._lock:
            if self._live:
                from rich.text import Text

                self._live.console.print(Text.from_ansi(line), soft_wrap=True)
            else:
                print(line, file=self.err, flush=True)

    def _mark(self, state: str) -> str:
        return self._paint(self.marks[state], COLOURS[state])

    def _paint(self, text: str, colour: str) -> str:
        if not text or not self.terminal or os.environ.get("NO_COLOR"):
            return text
        return f"\x1b[{ANSI[colour]}m{text}\x1b[0m"
