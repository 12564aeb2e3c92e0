"""Which processes are ours: told by pid, start time and a mark in their environment, never by name."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

MARK = "TODOCTL_PROCESS"
POLL_SECONDS = 0.02


@dataclass(frozen=True)
class Identity:
    """One process for good: its pid may be used again, its pid at its start time is not."""

    pid: int
    started: str

    @property
    def alive(self) -> bool:
        return start_time(self.pid) == self.started


@dataclass(frozen=True)
class Marked:
    """A process that carries a mark, and what the mark says."""

    identity: Identity
    mark: str

    @property
    def name(self) -> str:
        """Which part of the app it is."""
        return self.mark.split("/")[1]

    @property
    def key(self) -> str:
        """The key of the orders that it was started by."""
        return self.mark.split("/")[2]


def start_time(pid: int) -> str | None:
    """When a process began, in its system's own unit; None if it is gone or only waits to be reaped."""
    if sys.platform != "linux":
        return _portable_start_time(pid)
    try:  # not psutil's: that one moves when the clock is set
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] in "ZX" else fields[19]


def identify(pid: int) -> Identity | None:
    """The identity of a living process."""
    started = start_time(pid)
    return Identity(pid, started) if started else None


def marked(prefix: str) -> Iterator[Marked]:
    """Living session leaders whose mark begins with the prefix (children inherit the mark, not the session)."""
    for pid in psutil.pids():
        with suppress(psutil.Error, OSError):
            mark = psutil.Process(pid).environ().get(MARK, "")
            identity = identify(pid)
            if mark.startswith(prefix) and identity and os.getsid(pid) == pid:
                yield Marked(identity, mark)


def listens(identity: Identity, port: int) -> bool:
    """Whether this process is the one that listens on a port."""
    with suppress(psutil.Error):
        connections = psutil.Process(identity.pid).net_connections("tcp")
        return identity.alive and any(each.status == psutil.CONN_LISTEN and each.laddr and each.laddr.port == port
                                      for each in connections)
    return False


def send(identity: Identity, number: signal.Signals) -> None:
    """Signals a process unless it is gone."""
    if identity.alive:
        with suppress(ProcessLookupError):
            os.kill(identity.pid, number)


def wait_gone(identity: Identity, seconds: float) -> bool:
    """Waits for the end of a process; False if it still lives after so many seconds."""
    deadline = time.monotonic() + seconds
    while identity.alive:
        if time.monotonic() > deadline:
            return False
        time.sleep(POLL_SECONDS)
    return True


def stop(identity: Identity, *, first: signal.Signals = signal.SIGTERM, grace: float) -> None:
    """Asks a process to end, and kills its whole session's group if it does not within the grace (seconds)."""
    send(identity, first)
    if not wait_gone(identity, grace) and identity.alive:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(identity.pid, signal.SIGKILL)
        wait_gone(identity, grace)


def _portable_start_time(pid: int) -> str | None:
    try:
        process = psutil.Process(pid)
        return None if process.status() == psutil.STATUS_ZOMBIE else str(process.create_time())
    except psutil.Error:
        return None
