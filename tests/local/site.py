"""A checkout of its own with the app running from it, driven by the real command line."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from todoctl.targets.local import probe, processes
from todoctl.targets.local.layout import Layout
from todoctl.targets.local.postgres import Postgres

ROOT = Path(__file__).parents[2]
PARTS = ("app_backend", "app_frontend", "manifests")
LEFT_OUT = shutil.ignore_patterns("node_modules", ".next", "__pycache__", ".venv", "*.tsbuildinfo", ".env*")
SETTINGS = re.compile(r"DATABASE_|GEMINI_|GOOGLE_GEMINI|JWT_|LOG_LEVEL|NEXT_PUBLIC_|TODOCTL_")
PATIENCE_SECONDS = 60.0


@dataclass(frozen=True)
class Outcome:
    """How a command ended."""

    code: int
    out: str
    err: str
    seconds: float

    @property
    def document(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.out)
        return found


@dataclass
class Site:
    """One checkout."""

    root: Path
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def layout(self) -> Layout:
        return Layout(self.root / ".todoctl" / "local")

    @property
    def postgres(self) -> Postgres:
        return Postgres(self.layout.postgres)

    def begin(self, *words: str) -> "subprocess.Popen[str]":
        """Starts a command without waiting for it."""
        clean = {name: value for name, value in os.environ.items() if not SETTINGS.match(name)}
        return subprocess.Popen(
            [sys.executable, "-m", "todoctl", *words, "--target", "local"], cwd=self.root, text=True,
            env={**clean, "PYTHONPATH": str(ROOT), **self.environment}, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def run(self, *words: str) -> Outcome:
        """Runs a command to its end, whatever that is."""
        begun = time.monotonic()
        with self.begin(*words) as process:
            out, err = process.communicate(timeout=600)
        return Outcome(process.returncode, out, err, time.monotonic() - begun)

    def up(self) -> Outcome:
        """Brings the app up, which must succeed."""
        outcome = self.run("up")
        assert outcome.code == 0, outcome.err
        return outcome

    def status(self) -> dict[str, Any]:
        return self.run("status", "-o", "json").document

    def component(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = next(each for each in self.status()["components"] if each["name"] == name)
        return found

    def pids(self) -> dict[str, int]:
        """The main process of each part, as the system sees it."""
        marks = processes.marked(f"{self.layout.mark}/") if self.layout.exists else ()
        return {found.mark.split("/")[1]: found.identity.pid for found in marks}

    @property
    def url(self) -> str:
        return str(self.status()["url"])

    def answers(self) -> bool:
        return self.layout.exists and probe.get(f"{self.url}/api/info").ok

    def write(self, path: str, text: str) -> None:
        (self.root / path).write_text(text)

    @contextmanager
    def appended(self, path: str, text: str) -> Iterator[None]:
        """Adds to a file, and takes it back in the end."""
        before = (self.root / path).read_text()
        self.write(path, before + text)
        try:
            yield
        finally:
            self.write(path, before)


def checkout(folder: Path) -> Site:
    """A fresh copy of what todoctl deploys."""
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part, ignore=LEFT_OUT)
    return Site(folder)


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)


def eventually(condition: Callable[[], object], what: str, seconds: float = PATIENCE_SECONDS) -> None:
    """Waits until something holds."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"{what}: not within {seconds} s"
        time.sleep(0.05)


def listeners(pids: Mapping[str, int]) -> set[str]:
    """The addresses that these processes listen on."""
    return {connection.laddr.ip for pid in pids.values()
            for connection in psutil.Process(pid).net_connections("inet") if connection.status == psutil.CONN_LISTEN}
