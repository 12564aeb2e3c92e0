"""The database goes away and comes back."""

from collections.abc import Iterator
from contextlib import closing

import httpx
import pytest

from tests.api.person import Person, problem
from tests.api.waiting import wait_for
from tests.backend import Backend, migrate
from tests.database import Server, postgres


@pytest.fixture(scope="module")
def fragile() -> Iterator[Server]:
    """A server that this module may stop."""
    with postgres() as server:
        yield server


def test_an_outage_is_told_as_503_and_ends_by_itself(fragile: Server) -> None:
    url = fragile.create_database()
    migrate(url, "upgrade")
    with Backend(url) as backend, closing(Person(backend.url)) as dave:
        dave.add("before")
        fragile.stop()
        answers = [
            dave.get("/api/tasks"),
            dave.post("/api/tasks", json={"title": "lost"}),
            dave.post("/api/chat", json={"message": "hi"}),
        ]
        for answer in answers:
            problem(answer, 503, "database_unavailable")
            assert answer.headers["retry-after"]
        assert httpx.get(f"{backend.url}/healthz").status_code == 200, "the process is fine, a restart would not help"
        problem(httpx.get(f"{backend.url}/readyz"), 503, "not_ready")
        fragile.start()
        wait_for(lambda: dave.get("/api/tasks").status_code == 200, 15)
        assert dave.titles() == ["before"]
        wait_for(backend.is_ready, 15)


def test_connections_that_died_while_idle_cost_no_request(fragile: Server) -> None:
    url = fragile.create_database()
    migrate(url, "upgrade")
    with Backend(url) as backend, closing(Person(backend.url)) as dave:
        dave.add("before")
        fragile.stop()
        fragile.start()
        assert [dave.get("/api/tasks").status_code for _ in range(6)] == [200] * 6


def test_a_database_that_is_not_migrated_is_not_served(fragile: Server) -> None:
    url = fragile.create_database()
    backend = Backend(url)
    try:
        wait_for(lambda: _answers(backend), 60)
        document = problem(httpx.get(f"{backend.url}/readyz"), 503, "not_ready")
        assert "not migrated" in document["detail"] or "a moment ago" in document["detail"]
        migrate(url, "upgrade", "0002")
        assert not backend.is_ready()
        migrate(url, "upgrade")
        wait_for(backend.is_ready, 15)
    finally:
        backend.ask_to_stop()
        backend.process.wait(30)


def _answers(backend: Backend) -> bool:
    try:
        return httpx.get(f"{backend.url}/healthz").status_code == 200
    except httpx.TransportError:
        return False
