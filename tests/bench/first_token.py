"""From the chat request to the first token on the wire, without the time that Gemini itself takes."""

import http.client
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.measure import Row
from tests.database import free_port, postgres
from tests.gemini.client import GeminiStandIn
from tests.gemini.script import text
from todoctl.smoke import DIRECT, Address

BACKEND = Path(__file__).parents[2] / "app_backend"
RUNS = 40
ACCOUNT = {"email": "bench@example.com", "password": "a long enough password"}


def rows() -> Iterator[Row]:
    with postgres() as database, GeminiStandIn() as gemini, backend(database.create_database(), gemini) as port:
        address = Address(f"http://127.0.0.1:{port}")
        token = address.request("POST", "/api/auth/register", ACCOUNT)["access_token"]
        times = [ours(gemini, port, token) for _ in range(RUNS)]
    yield Row("chat request to first token, ours, median", statistics.median(times) * 1000, "ms")
    yield Row("chat request to first token, ours, 95 %", statistics.quantiles(times, n=20)[-1] * 1000, "ms")


def ours(gemini: GeminiStandIn, port: int, token: str) -> float:
    """One chat: the time to the first token, minus the stand-in's own from request to first byte."""
    gemini.reset()
    gemini.script(text("Nothing is pending. Enjoy the evening!", pieces=4))
    connection = http.client.HTTPConnection("127.0.0.1", port)
    headers = {"Authorization": f"Bearer {token}", "Accept": "text/event-stream", "Content-Type": "application/json"}
    began = time.monotonic()
    connection.request("POST", "/api/chat", json.dumps({"message": "What is pending?"}), headers)
    answer = connection.getresponse()
    while answer.readline().strip() != b"event: token":
        assert not answer.isclosed()
    took = time.monotonic() - began
    answer.read()
    request = gemini.requests()[-1]
    return took - float(request["first_byte"] - request["started"])


@contextmanager
def backend(database_url: str, gemini: GeminiStandIn) -> Iterator[int]:
    port = free_port()
    environment = os.environ | {
        "DATABASE_URL": database_url, "JWT_SECRET": os.urandom(32).hex(), "PORT": str(port), "LOG_LEVEL": "warning",
        "GEMINI_API_KEY": gemini.key, "GOOGLE_GEMINI_BASE_URL": gemini.url, "PYTHONPATH": str(BACKEND)}
    subprocess.run([sys.executable, "-m", "app.migrate", "upgrade"], env=environment, check=True, capture_output=True)
    with subprocess.Popen([sys.executable, "-m", "app"], env=environment, stdout=subprocess.DEVNULL) as process:
        _until_ready(port)
        yield port
        process.terminate()


def _until_ready(port: int) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            DIRECT.open(f"http://127.0.0.1:{port}/readyz", timeout=5).close()
        except OSError:
            assert time.monotonic() < deadline
            time.sleep(0.1)
        else:
            return
