"""Start the stand-in as a process of its own and direct it: the fixture that tests use."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.request import Request, urlopen

from tests.gemini.answer import Answer, Json
from tests.gemini.script import as_data
from tests.gemini.service import Mode

ROOT = Path(__file__).parents[2]
DEFAULT_KEY = "stand-in-key"
TIMEOUT_SECONDS = 10.0


class GeminiControl:
    """Directs a stand-in that already runs at `url`."""

    def __init__(self, url: str) -> None:
        self.url = url

    def script(self, *answers: Answer) -> None:
        """Append answers to the script."""
        self._send("script", as_data(answers))

    def requests(self) -> list[Json]:
        """Every request since the last reset, in the order of arrival, with keys masked."""
        logged: list[Json] = self._send("requests")
        return logged

    def queued(self) -> int:
        """How many scripted answers nobody has taken yet."""
        return int(self._send("state")["queued"])

    def waiting(self) -> int:
        """How many answers are held, slow or pausing right now."""
        return int(self._send("state")["waiting"])

    def mode(self, mode: Mode) -> None:
        """Answer from the script, or by the rules."""
        self._send("mode", {"mode": mode})

    def release(self) -> None:
        """Let every held, slow or pausing answer go on at once."""
        self._send("release", {})

    def reset(self) -> None:
        """Empty script and log, first mode, and nothing waits any more."""
        self._send("reset", {})

    def _send(self, action: str, body: Any = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = Request(f"{self.url}/_control/{action}", data=data, headers={"Content-Type": "application/json"})
        with urlopen(request, timeout=TIMEOUT_SECONDS) as response:
            return json.load(response)


class GeminiStandIn(GeminiControl):
    """A stand-in in a process of its own, which ends with the context or with the process that started it."""

    def __init__(self, *, mode: Mode = "script", keys: Sequence[str] = (DEFAULT_KEY,), port: int = 0) -> None:
        options = ["--port", str(port), "--mode", mode, "--key", *keys, "--until-input-ends"]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.gemini", *options], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        super().__init__(self._read_url())
        self.key = keys[0]

    def stop(self) -> None:
        """End the process."""
        self._process.terminate()
        self._process.communicate(timeout=TIMEOUT_SECONDS)

    def __enter__(self) -> "GeminiStandIn":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _read_url(self) -> str:
        line = self._process.stdout.readline() if self._process.stdout else b""
        if not line:
            raise RuntimeError(f"The stand-in for Gemini ended with status {self._process.wait(TIMEOUT_SECONDS)}")
        return str(json.loads(line)["url"])
