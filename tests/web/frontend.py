"""The real page server as a process of its own."""

import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx

from tests.backend import environment
from tests.database import free_port
from tests.web.build import built_server

START_SECONDS = 30
STOP_SECONDS = 20
POLL_SECONDS = 0.05


class Frontend:
    """A running page server in front of a backend; it ends with the context."""

    def __init__(self, backend_url: str, **settings: str) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._log = tempfile.NamedTemporaryFile(prefix="todo-frontend-", suffix=".log")  # noqa: SIM115
        defaults = {"BACKEND_URL": backend_url, "HOSTNAME": "127.0.0.1", "PORT": str(self.port)}
        self.process = subprocess.Popen(
            ["node", str(built_server())],
            env=environment(**{**defaults, **settings}), stdout=self._log, stderr=self._log,
        )  # fmt: skip

    @property
    def log(self) -> str:
        return Path(self._log.name).read_text()

    def wait_until_ready(self) -> None:
        """Wait for /healthz; raises RuntimeError with the last words of the process."""
        deadline = time.monotonic() + START_SECONDS
        while not self.is_ready():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"the page server did not start: {self.log[-2000:]}")
            time.sleep(POLL_SECONDS)

    def is_ready(self) -> bool:
        try:
            return httpx.get(f"{self.url}/healthz", timeout=5).status_code == 200
        except httpx.TransportError:
            return False

    def __enter__(self) -> Self:
        self.wait_until_ready()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.terminate()
        self.process.wait(STOP_SECONDS)
        self._log.close()
