"""The log of requests that a test reads: keys in headers and addresses are masked, bodies are left as they came."""

import json
import threading
import time
from dataclasses import asdict, dataclass, field
from email.message import Message
from typing import Any
from urllib.parse import parse_qsl

from tests.gemini.answer import Json

MASK = "***"
SECRET_HEADERS = {"x-goog-api-key", "authorization", "cookie", "proxy-authorization"}


@dataclass(kw_only=True)
class Record:
    """One request; `started`, `first_byte` and `finished` are readings of the monotonic clock in seconds."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: Any
    started: float = field(default_factory=time.monotonic)
    status: int | None = None
    first_byte: float | None = None
    finished: float | None = None
    aborted: bool = False
    unscripted: bool = False


def masked_query(query: str) -> dict[str, str]:
    """The parameters of a query with the key masked."""
    return {name: MASK if name == "key" else value for name, value in parse_qsl(query, keep_blank_values=True)}


def masked_headers(headers: Message) -> dict[str, str]:
    """Headers by lower-case name, with credentials masked."""
    lowered = {name.lower(): value for name, value in headers.items()}
    return {name: MASK if name in SECRET_HEADERS else value for name, value in lowered.items()}


def readable(body: bytes) -> Any:
    """The body as JSON where it is JSON, else as text."""
    try:
        return json.loads(body) if body else None
    except ValueError:
        return body.decode(errors="replace")


class Log:
    """All requests since the last reset, in the order of their arrival."""

    def __init__(self) -> None:
        self._records: list[Record] = []
        self._lock = threading.Lock()

    def add(self, record: Record) -> None:
        """Keep one more request."""
        with self._lock:
            self._records.append(record)

    def clear(self) -> None:
        """Forget every request."""
        with self._lock:
            self._records.clear()

    def to_json(self) -> list[Json]:
        """Every request as a JSON object."""
        with self._lock:
            return [asdict(record) for record in self._records]
