"""Somebody who uses the API."""

import json
import secrets
from dataclasses import dataclass
from typing import Any

import httpx

PASSWORD = "correct horse battery"
PROBLEM = "application/problem+json"


@dataclass(frozen=True)
class Event:
    """One server-sent event."""

    name: str
    data: dict[str, Any]


def read_events(lines: list[str]) -> list[Event]:
    events, name = [], ""
    for line in lines:
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        if line.startswith("data: "):
            events.append(Event(name, json.loads(line.removeprefix("data: "))))
    return events


class Person(httpx.Client):
    """A client with an account of its own."""

    def __init__(self, url: str) -> None:
        address = f"10.{secrets.randbelow(256)}.{secrets.randbelow(256)}.{secrets.randbelow(256)}"
        super().__init__(base_url=url, timeout=40, headers={"X-Forwarded-For": address})
        self.email = f"{secrets.token_hex(6)}@example.com"
        answer = self.post("/api/auth/register", json={"email": self.email, "password": PASSWORD, "name": "Ann"})
        assert answer.status_code == 201, answer.text
        self.token: str = answer.json()["access_token"]
        self.headers["Authorization"] = f"Bearer {self.token}"

    def add(self, *titles: str) -> list[dict[str, Any]]:
        answers = [self.post("/api/tasks", json={"title": title}) for title in titles]
        assert {answer.status_code for answer in answers} == {201}
        return [answer.json() for answer in answers]

    def titles(self, **query: Any) -> list[str]:
        answer = self.get("/api/tasks", params=query)
        assert answer.status_code == 200, answer.text
        return [task["title"] for task in answer.json()["items"]]

    def say(self, message: str, conversation: int | None = None) -> dict[str, Any]:
        body = {"message": message} if conversation is None else {"message": message, "conversation_id": conversation}
        answer = self.post("/api/chat", json=body)
        assert answer.status_code == 200, answer.text
        document: dict[str, Any] = answer.json()
        return document

    def hear(self, message: str, conversation: int | None = None) -> list[Event]:
        body = {"message": message} if conversation is None else {"message": message, "conversation_id": conversation}
        with self.stream_of(body) as answer:
            assert answer.status_code == 200
            return read_events(list(answer.iter_lines()))

    def stream_of(self, body: dict[str, Any]) -> Any:
        return self.stream("POST", "/api/chat", json=body, headers={"Accept": "text/event-stream"})

    def messages(self, conversation: int) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = self.get(f"/api/conversations/{conversation}/messages").json()["items"]
        return items


def problem(answer: httpx.Response, status: int, code: str) -> dict[str, Any]:
    """Assert that it is that problem, told as RFC 9457 wants it."""
    assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM), answer.text
    document: dict[str, Any] = answer.json()
    assert (document["code"], document["status"]) == (code, status)
    assert document["title"]
    assert document["detail"]
    return document
