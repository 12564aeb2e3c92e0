"""Proves a URL the way a person would use it: the page, the API, and a task by chat, which is taken back."""

import json
import secrets
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from todoctl.errors import TodoctlError

ANSWER_SECONDS = 30.0
POLL_SECONDS = 0.2
# The deployment is on this machine or beside it: a company's proxy has no business in between.
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass(frozen=True)
class Address:
    """A URL and, where an ingress routes by name, the host to ask for."""

    url: str
    host: str = ""

    def request(self, method: str, path: str, body: Mapping[str, Any] | None = None, token: str = "") -> Any:  # noqa: ANN401
        """The parsed answer (text where it is no JSON); raises TodoctlError for any but a 2xx."""
        headers = {"Content-Type": "application/json"}
        headers |= {"Host": self.host} if self.host else {}
        headers |= {"Authorization": f"Bearer {token}"} if token else {}
        data = json.dumps(body).encode() if body is not None else None
        wanted = urllib.request.Request(f"{self.url}{path}", data, headers, method=method)  # noqa: S310  http is meant
        try:
            with DIRECT.open(wanted, timeout=ANSWER_SECONDS) as answer:
                return _parsed(answer.read())
        except urllib.error.HTTPError as error:
            raise _unproved(f"{method} {self.url}{path} answers {error.code}{_detail(error)}") from error
        except (OSError, ValueError) as error:
            why = getattr(error, "reason", error)
            raise _unproved(f"{self.url}{path} can't be reached: {why}") from error


def reach(address: Address, *, seconds: float = ANSWER_SECONDS) -> None:
    """Waits until the page and the API both answer; a Service needs some moments to be known to all nodes."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            page = address.request("GET", "/")
            if "<html" not in str(page):
                raise _unproved(f"{address.url}/ is not the page")
            address.request("GET", "/api/info")
        except TodoctlError:
            if time.monotonic() > deadline:
                raise
            time.sleep(POLL_SECONDS)
        else:
            return


def journey(address: Address) -> str:
    """Signs up, adds a task by chat, finds it in the list, and deletes the account; says which agent answered."""
    password = secrets.token_urlsafe(18)
    account = {"email": f"smoke-{secrets.token_hex(8)}@example.com", "password": password, "name": "Smoke"}
    token = address.request("POST", "/api/auth/register", account)["access_token"]
    try:
        answer = address.request("POST", "/api/chat", {"message": "Add a task to water the plants"}, token)
        tasks = address.request("GET", "/api/tasks", token=token)["items"]
        if not any("water the plants" in task["title"].lower() for task in tasks):
            raise _unproved("the chat answers, but the task that it was asked to add is not in the list")
    finally:
        address.request("DELETE", "/api/auth/me", {"password": password}, token)
    return str(answer["agent"]["kind"])


def _parsed(data: bytes) -> Any:  # noqa: ANN401  whatever the server says
    try:
        return json.loads(data)
    except ValueError:
        return data.decode(errors="replace")


def _detail(error: urllib.error.HTTPError) -> str:
    problem = _parsed(error.read())
    return f": {problem['detail']}" if isinstance(problem, dict) and "detail" in problem else ""


def _unproved(why: str) -> TodoctlError:
    return TodoctlError(f"The app is up, but not usable: {why}.", hint="See what it says with: todoctl logs",
                        code="E-SMOKE")
