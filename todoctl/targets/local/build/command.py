"""Runs the commands of a build: output to a log, its last line to whoever watches, all ended together."""

import os
import signal
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from todoctl import causes
from todoctl.errors import TodoctlError
from todoctl.targets.local.processes import MARK

NAME = "build"
LONGEST_LINE = 100


@dataclass(frozen=True)
class Command:
    """What to run, where, and how a failure is called."""

    title: str
    words: Sequence[str]
    directory: Path
    environment: Mapping[str, str]
    log: Path


class Commands:
    """The commands of one run, which may work side by side in threads."""

    def __init__(self, mark: str) -> None:
        self._mark = f"{mark}/{NAME}/"
        self._running: set[subprocess.Popen[str]] = set()
        self._lock = threading.Lock()
        self._cancelled = False

    def run(self, command: Command, say: Callable[[str], None]) -> None:
        """Runs a command to its end; raises TodoctlError with the line of its output that says why it failed."""
        with command.log.open("a") as log:
            log.write(f"$ {' '.join(command.words)}\n")
            log.flush()
            begin = log.tell()
            process = self._start(command)
            try:
                _follow(process, log, say)
            finally:
                _kill(process)
                with self._lock:
                    self._running.discard(process)
        if process.returncode:
            output = command.log.read_bytes()[begin:].decode(errors="replace")
            raise causes.explain(command.title, output, command.log)

    def cancel(self) -> None:
        """Ends all commands and lets no other begin."""
        with self._lock:
            self._cancelled = True
            for process in self._running:
                _kill(process)

    def _start(self, command: Command) -> subprocess.Popen[str]:
        with self._lock:
            if self._cancelled:
                raise TodoctlError("The build was stopped.", code="E-BUILD")
            process = subprocess.Popen(
                command.words, cwd=command.directory, env={**command.environment, MARK: self._mark},
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                errors="replace", start_new_session=True)
            self._running.add(process)
            return process


def _follow(process: subprocess.Popen[str], log: IO[str], say: Callable[[str], None]) -> None:
    with process:
        for line in process.stdout or ():
            log.write(line)
            if words := causes.ANSI.sub("", line).strip():
                say(words[:LONGEST_LINE])


def _kill(process: subprocess.Popen[str]) -> None:
    """Ends a command with all that it started."""
    if process.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
