"""One run at a time: a lock that the kernel frees when its holder dies, with the holder's name in it."""

import fcntl
import os
import shlex
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from todoctl.errors import LockedError
from todoctl.targets.local.files import read_json, write_json

NAMING_SECONDS = 0.5


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Holds the lock; raises LockedError that names who has it and since when."""
    with _acquire(path):
        write_json(holder_file(path), {"pid": os.getpid(), "since": datetime.now(UTC).isoformat(timespec="seconds"),
                                       "command": shlex.join([Path(sys.argv[0]).name, *sys.argv[1:]])})
        try:
            yield
        finally:
            holder_file(path).unlink(missing_ok=True)


def holder_file(path: Path) -> Path:
    return path.with_name(f"{path.name}.json")


def _acquire(path: Path) -> IO[str]:
    while True:
        file = path.open("a")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            raise _refusal(path) from None
        if _is_still(file, path):
            return file
        file.close()  # it was purged between opening and locking


def _is_still(file: IO[str], path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _refusal(path: Path) -> LockedError:
    holder = _holder(path)
    if not holder:
        return LockedError("Another run has just begun here.", hint="Wait for it to end.", code="E-LOCKED")
    since = datetime.fromisoformat(holder["since"])
    age = int((datetime.now(UTC) - since).total_seconds())
    return LockedError(f"Another run holds the lock: pid {holder['pid']} ({holder['command']}), "
                       f"since {since.astimezone():%H:%M:%S} ({age} s).",
                       hint=f"Wait for it to end, or end it: kill {holder['pid']}", code="E-LOCKED")


def _holder(path: Path) -> dict[str, str]:
    """Who holds it; the holder needs a moment to write its name."""
    deadline = time.monotonic() + NAMING_SECONDS
    while not (holder := read_json(holder_file(path))) and time.monotonic() < deadline:
        time.sleep(0.02)
    return holder
