"""Nobody reaches what belongs to somebody else."""

from typing import Any

import pytest

from tests.api.person import Person, problem

TASK_REQUESTS: list[tuple[str, str, Any]] = [
    ("GET", "/api/tasks/2", None),
    ("PATCH", "/api/tasks/2", {"title": "mine now"}),
    ("DELETE", "/api/tasks/2", None),
    ("POST", "/api/tasks/2/complete", None),
]
CONVERSATION_REQUESTS: list[tuple[str, str, Any]] = [
    ("GET", "/api/conversations/2/messages", None),
    ("PATCH", "/api/conversations/2", {"title": "mine now"}),
    ("DELETE", "/api/conversations/2", None),
    ("POST", "/api/chat", {"conversation_id": 2, "message": "hi"}),
]


@pytest.mark.parametrize(("method", "path", "body"), TASK_REQUESTS)
def test_a_foreign_task_does_not_exist(ann: Person, bob: Person, method: str, path: str, body: Any) -> None:
    ann.add("one", "two")
    bob.add("bob's")
    before = ann.get("/api/tasks").json()
    problem(bob.request(method, path, json=body), 404, "task_not_found")
    assert ann.get("/api/tasks").json() == before


@pytest.mark.parametrize(("method", "path", "body"), CONVERSATION_REQUESTS)
def test_a_foreign_conversation_does_not_exist(ann: Person, bob: Person, method: str, path: str, body: Any) -> None:
    ann.say("hi")
    ann.say("hello")
    bob.say("hi")
    problem(bob.request(method, path, json=body), 404, "conversation_not_found")
    assert ann.messages(2)[0]["content"] == "hello"


@pytest.mark.parametrize("field", ["user_id", "owner_id", "id", "number", "created_at", "completed_at"])
def test_nobody_sets_what_is_not_theirs_to_set(ann: Person, field: str) -> None:
    document = problem(ann.post("/api/tasks", json={"title": "a", field: 1}), 422, "invalid_request")
    assert [error["field"] for error in document["errors"]] == [field]


def test_a_cursor_of_somebody_else_shows_only_ones_own(ann: Person, bob: Person) -> None:
    ann.add("a", "b", "c")
    bob.add("d", "e")
    cursor = ann.get("/api/tasks", params={"limit": 1}).json()["next_cursor"]
    assert bob.titles(limit=10, cursor=cursor) == ["e"]


@pytest.mark.parametrize(
    "path", ["/api/tasks", "/api/tasks/1", "/api/conversations", "/api/conversations/1/messages", "/api/auth/me"]
)
@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer,", "Basic YTpi", "Bearer x", "bearer a.b.c"])
def test_nothing_is_shown_without_a_token(ann: Person, path: str, header: str | None) -> None:
    ann.headers.pop("Authorization")
    answer = ann.get(path, headers={} if header is None else {"Authorization": header})
    problem(answer, 401, "unauthorized")
    assert answer.headers["www-authenticate"] == "Bearer"


def test_a_token_in_the_address_is_not_a_token(ann: Person) -> None:
    ann.headers.pop("Authorization")
    problem(ann.get("/api/auth/me", params={"access_token": ann.token, "token": ann.token}), 401, "unauthorized")
