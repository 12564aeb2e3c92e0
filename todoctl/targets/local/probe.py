"""Asks the app's own addresses whether they answer."""

import http.client
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

PATIENCE_SECONDS = 5.0


@dataclass(frozen=True)
class Answer:
    """What came back: status 0 and the cause where nothing did."""

    status: int
    body: bytes = b""
    cause: str = ""

    @property
    def ok(self) -> bool:
        return self.status == 200

    @property
    def why(self) -> str:
        """In words, why this is not the answer of a healthy app."""
        detail = self.document().get("detail") or self.cause
        return " ".join(part for part in (str(self.status or "no answer"), str(detail)) if part)

    def document(self) -> dict[str, Any]:
        try:
            document = json.loads(self.body)
        except ValueError:
            return {}
        return document if isinstance(document, dict) else {}


def get(url: str, patience: float = PATIENCE_SECONDS) -> Answer:
    """One GET without redirects, proxies or retries."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=patience)
    try:
        connection.request("GET", parts.path or "/")
        response = connection.getresponse()
        return Answer(response.status, response.read())
    except (OSError, http.client.HTTPException) as error:
        return Answer(0, cause=str(error) or type(error).__name__)
    finally:
        connection.close()
