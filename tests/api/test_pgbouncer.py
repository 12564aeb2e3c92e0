"""Behind PgBouncer in transaction mode, as behind Neon's pooled address."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import psycopg
import pytest
from sqlalchemy.engine import make_url

from tests.api.person import Person
from tests.api.waiting import wait_for
from tests.backend import Backend, migrate
from tests.database import Server
from tests.pooler import pgbouncer


def connects(url: str) -> bool:
    try:
        psycopg.connect(url).close()
    except psycopg.OperationalError:
        return False
    return True


@pytest.fixture(scope="module")
def pooled_url(postgres_server: Server) -> Iterator[str]:
    direct = make_url(postgres_server.create_database())
    with pgbouncer(postgres_server) as port:
        url = direct.set(port=port, query={"pgbouncer": "true"}).render_as_string(hide_password=False)
        wait_for(lambda: connects(url.partition("?")[0]))
        yield url


def test_everything_works_through_two_shared_connections(pooled_url: str) -> None:
    code, document = migrate(pooled_url, "upgrade")
    assert (code, document.get("current")) == (0, "0003"), document
    with Backend(pooled_url) as backend:
        people = [Person(backend.url) for _ in range(4)]

        def use(person: Person) -> list[str]:
            with closing(person):
                for number in range(8):
                    person.add(f"task {number}")
                    person.get(f"/api/tasks/{number + 1}").raise_for_status()
                    person.say("mark task 1 as done")
                return person.titles(status="pending")

        with ThreadPoolExecutor(4) as pool:
            results = list(pool.map(use, people))
    assert results == [[f"task {number}" for number in range(1, 8)]] * 4


def test_a_migration_goes_up_and_down_through_it(pooled_url: str) -> None:
    assert migrate(pooled_url, "downgrade", "base")[1]["current"] is None
    assert migrate(pooled_url, "upgrade")[1]["current"] == "0003"
