"""Reads the logs that the processes write."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from todoctl.errors import UsageError
from todoctl.model import LogLine
from todoctl.targets import COMPONENTS
from todoctl.targets.local import rotation, supervisor
from todoctl.targets.local.layout import Layout

NAMES = (*COMPONENTS, supervisor.NAME)
POLL_SECONDS = 0.2


def lines(layout: Layout, component: str | None, *, follow: bool) -> Iterator[LogLine]:
    """What was logged, older parts first; then, if asked, what comes, until the reader stops."""
    if component not in (None, *NAMES):
        raise UsageError(f"There is no component {component}.", hint=f"One of: {', '.join(NAMES)}.",
                         code="E-COMPONENT")
    tails = [Tail(name, layout.log(name)) for name in ([component] if component else NAMES)]
    for tail in tails:
        yield from tail.earlier()
        yield from tail.new()
    while follow:
        time.sleep(POLL_SECONDS)
        for tail in tails:
            yield from tail.new()


@dataclass
class Tail:
    """The end of one growing file, which may be cut when it is rotated."""

    component: str
    path: Path
    position: int = 0
    rest: bytes = field(default=b"")

    def earlier(self) -> Iterator[LogLine]:
        """The part that was rotated away."""
        older = rotation.earlier(self.path)
        if older.exists():
            for text in older.read_text(errors="replace").splitlines():
                yield LogLine(self.component, self.component, text)

    def new(self) -> Iterator[LogLine]:
        """The whole lines that were written since the last look."""
        if not self.path.exists():
            return
        with self.path.open("rb") as file:
            if file.seek(0, 2) < self.position:
                self.position, self.rest = 0, b""
            file.seek(self.position)
            *whole, self.rest = (self.rest + file.read()).split(b"\n")
            self.position = file.tell()
        for line in whole:
            yield LogLine(self.component, self.component, line.decode(errors="replace"))
