"""The local target, from a fresh clone."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil

from tests.bench.measure import Row, clone, seconds

UP = (".venv/bin/todoctl", "up", "--target", "local")


def rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as place:
        checkout = clone(Path(place) / "clone")
        state = str(checkout / ".todoctl")
        yield Row("make up, cold, local", seconds(["make", "up", "ARGS=--target local"], checkout), "s")
        try:
            yield Row("todoctl up, warm, local, best of 3", min(seconds(UP, checkout) for _ in range(3)), "s", 5)
            yield Row("memory of the whole local app (PSS)", memory(state) / 2**20, "MB", 500)
        finally:
            seconds([".venv/bin/todoctl", "down", "--purge", "--yes"], checkout)


def memory(state: str) -> int:
    """The proportional set size of all processes that belong to a state folder, in bytes."""
    total = 0
    for process in psutil.process_iter():
        try:
            if any(state in word for word in (process.cwd(), *process.cmdline())):
                total += process.memory_full_info().pss
        except (psutil.Error, OSError):
            continue
    return total
