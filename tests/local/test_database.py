"""Databases of one's own, right and wrong."""

from collections.abc import Iterator
from urllib.parse import urlsplit, urlunsplit

import pytest

from tests.local.site import Site
from todoctl.targets.local import probe
from todoctl.targets.local.postgres import Postgres


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL that is none of todoctl's."""
    postgres = Postgres(tmp_path_factory.mktemp("database"))
    yield postgres.start()
    postgres.stop()


@pytest.fixture
def own(shared: Site) -> Iterator[Site]:
    """The shared checkout, with a DATABASE_URL for as long as the test takes."""
    shared.run("down")
    yield shared
    shared.write(".env", "")
    shared.run("down")


def test_a_database_of_ones_own_is_used(own: Site, url: str) -> None:
    own.write(".env", f"DATABASE_URL={url}\n")
    own.up()
    assert set(own.pids()) == {"backend", "frontend", "supervisor"}
    database = own.component("db")
    assert (database["kind"], database["ready"]) == ("external", 1)
    assert probe.get(f"{own.url}/api/info").ok
    own.write(".env", "")
    own.up()
    assert set(own.pids()) == {"db", "backend", "frontend", "supervisor"}


WRONG: dict[str, dict[str, str | int]] = {
    "E-DB-PASSWORD": {"password": "wrong"},
    "E-DB-NAME": {"database": "nowhere"},
    "E-DB-REFUSED": {"port": 1},
    "E-DB-TLS": {"query": "sslmode=require"},
}


@pytest.mark.parametrize("code", WRONG)
def test_a_wrong_url_is_explained(own: Site, url: str, code: str) -> None:
    parts = urlsplit(url)
    wrong = {"password": parts.password, "port": parts.port, "database": "todo", "query": "", **WRONG[code]}
    netloc = f"{parts.username}:{wrong['password']}@{parts.hostname}:{wrong['port']}"
    made = urlunsplit((parts.scheme, netloc, f"/{wrong['database']}", str(wrong["query"]), ""))
    own.write(".env", f"DATABASE_URL={made}\n")
    outcome = own.run("up")
    assert outcome.code == 1
    assert code in outcome.err
    assert str(wrong["password"]) not in outcome.out + outcome.err
    assert "backend" not in own.pids()


def test_what_is_no_url_is_refused_before_anything_runs(own: Site) -> None:
    own.write(".env", "DATABASE_URL=mysql://root@127.0.0.1/todo\n")
    outcome = own.run("up")
    assert (outcome.code, "E-DB-URL" in outcome.err) == (2, True)
    assert own.pids() == {}
