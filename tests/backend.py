"""The real backend as a process of its own."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx

from tests.database import free_port

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "app_backend"
SECRET = "5f0b8c1e7a924d36b1f7c05e9a8d2436"
START_SECONDS = 60
STOP_SECONDS = 40
POLL_SECONDS = 0.05


def environment(**settings: str) -> dict[str, str]:
    """What a backend sees: nothing of the machine's own settings."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {**kept, **settings}


def migrate(url: str, *arguments: str, **settings: str) -> tuple[int, dict[str, Any]]:
    """Run `python -m app.migrate`: its exit code and its document."""
    done = subprocess.run(
        [sys.executable, "-m", "app.migrate", *arguments],
        cwd=FOLDER, env=environment(DATABASE_URL=url, **settings), capture_output=True, text=True, check=False,
    )  # fmt: skip
    lines = done.stdout.splitlines()
    assert lines, done.stderr
    return done.returncode, json.loads(lines[-1])


class Backend:
    """One running server; it ends with the context."""

    def __init__(self, database_url: str, **settings: str) -> None:
        self.port = int(settings.get("PORT") or free_port())
        self.url = f"http://127.0.0.1:{self.port}"
        self._log = tempfile.NamedTemporaryFile(prefix="todo-backend-", suffix=".log")  # noqa: SIM115
        defaults = {"DATABASE_URL": database_url, "JWT_SECRET": SECRET, "PORT": str(self.port)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "app"],
            cwd=FOLDER, env=environment(**{**defaults, **settings}), stdout=self._log, stderr=self._log,
        )  # fmt: skip

    @property
    def log(self) -> str:
        return Path(self._log.name).read_text()

    def wait_until_ready(self) -> None:
        """Wait for /readyz; raises RuntimeError with the last words of the process."""
        deadline = time.monotonic() + START_SECONDS
        while not self.is_ready():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"the backend did not start: {self.log[-2000:]}")
            time.sleep(POLL_SECONDS)

    def is_ready(self) -> bool:
        try:
            return httpx.get(f"{self.url}/readyz", timeout=10).status_code == 200
        except httpx.TransportError:
            return False

    def ask_to_stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)

    def __enter__(self) -> Self:
        self.wait_until_ready()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.ask_to_stop()
        self.process.wait(STOP_SECONDS)
        self._log.close()
