"""Keeps the app's processes up: `python -m todoctl.targets.local.supervisor STATE_DIR`.

Told by SIGHUP to read its orders again, by SIGTERM to stop everything, by SIGUSR1 to leave without stopping anything.
"""

import hashlib
import os
import select
import signal
import sys
import time
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import Any

from todoctl.errors import LockedError
from todoctl.targets.local import files, inventory, lock, processes, rotation, spec
from todoctl.targets.local.child import STOPPED, Child
from todoctl.targets.local.layout import Layout
from todoctl.targets.local.spec import Wanted

TICK_SECONDS = 0.5
ROTATION_SECONDS = 5.0
NAME = "supervisor"


def code_key() -> str:
    """Changes with the supervisor's own code, so that a newer one can take over."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:16]


class Supervisor:
    """Everything that one state folder wants to run."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.identity = processes.identify(os.getpid())
        self.code = code_key()
        self.wanted = Wanted(layout.mark, 0, ())
        self.children = {name: Child(name) for name in spec.FAREWELLS}
        self.stopping = self.leaving = False
        self._rotated_at = 0.0
        self._written: dict[str, Any] = {}

    def run(self) -> None:
        """Works until it is told to stop, or to leave."""
        wakeup = self._listen()
        self._read_orders()
        self._adopt()
        while not self.leaving and not (self.stopping and self._all_gone()):
            self._tick(time.monotonic())
            select.select([wakeup], [], [], TICK_SECONDS)
            with suppress(BlockingIOError):
                os.read(wakeup, 512)

    def _listen(self) -> int:
        reader, writer = os.pipe()
        for end in (reader, writer):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(writer)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGUSR1, signal.SIGCHLD):
            signal.signal(number, self._hear)
        return reader

    def _hear(self, number: int, _frame: FrameType | None) -> None:
        self.stopping |= number in (signal.SIGTERM, signal.SIGINT)
        self.leaving |= number == signal.SIGUSR1

    def _adopt(self) -> None:
        """Takes over what an earlier supervisor left behind; a second process of one name is one too many."""
        for found in inventory.living(self.layout):
            child = self.children.get(found.name)
            if not child:
                continue
            if child.identity:
                processes.stop(found.identity, grace=spec.farewell(found.name).grace)
            else:
                say(f"{found.name}: adopted pid {found.identity.pid}")
                child.identity, child.key = found.identity, found.key

    def _tick(self, now: float) -> None:
        self._read_orders()
        self._order_stops()
        for child in self.children.values():
            before = child.identity
            child.tick(now, self.layout.mark)
            if child.identity != before:
                say(f"{child.name}: " + (f"runs as pid {child.identity.pid}" if child.identity else
                                         child.reason or "stopped"))
        with suppress(OSError):  # a full disk must not stop what runs
            self._report(now)
            self._rotate(now)

    def _rotate(self, now: float) -> None:
        if now - self._rotated_at > ROTATION_SECONDS:
            self._rotated_at = now
            rotation.rotate(self.layout.logs)

    def _read_orders(self) -> None:
        wanted = spec.parse(files.read_json(self.layout.wanted), self.layout.mark)
        if wanted.generation == self.wanted.generation or self.stopping:
            return
        self.wanted = wanted
        orders = {order.name: order for order in wanted.specs}
        for child in self.children.values():
            child.want(orders.get(child.name))

    def _order_stops(self) -> None:
        """When all must stop, each waits for those that were started after it: the page, the backend, the database."""
        if self.stopping:
            last = next((child for child in reversed(self.children.values()) if child.identity), None)
            for child in self.children.values():
                if child is last or not child.identity:
                    child.want(None)

    def _all_gone(self) -> bool:
        return not any(child.identity for child in self.children.values())

    def _report(self, now: float) -> None:
        identity = asdict(self.identity) if self.identity else None
        document = {"mark": self.layout.mark, "identity": identity, "code": self.code,
                    "generation": self.wanted.generation,
                    "children": {child.name: child.document(now) for child in self.children.values()
                                 if child.state(now) != STOPPED}}
        if document != self._written:
            files.write_json(self.layout.observed, document)
            self._written = document


def say(text: str) -> None:
    """A line of the supervisor's own log."""
    with suppress(OSError):
        sys.stdout.write(f"{datetime.now(UTC).isoformat(timespec='milliseconds')} {text}\n")
        sys.stdout.flush()


def main() -> None:
    layout = Layout(Path(sys.argv[1]))
    with suppress(LockedError), lock.held(layout.supervisor_lock):
        say(f"supervisor: pid {os.getpid()}")
        supervisor = Supervisor(layout)
        supervisor.run()
        if supervisor.stopping:
            layout.observed.unlink(missing_ok=True)
        say("supervisor: done")


if __name__ == "__main__":
    main()
