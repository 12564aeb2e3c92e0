"""With a PostgreSQL outside the cluster: used directly and through PgBouncer, and every way to miss it told apart."""

from collections.abc import Iterator

import pytest

from tests.cluster.conftest import Life, living
from tests.database import Server
from tests.pooler import pgbouncer
from tests.relay import relay
from todoctl.smoke import Address, journey

OUTSIDE = "host.minikube.internal"
ANYWHERE = "0.0.0.0"  # noqa: S104  pods reach this machine at an address that only Minikube knows


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Life]:
    with living(tmp_path_factory.mktemp("outside"), "todo-outside", 30183) as made:
        yield made


@pytest.fixture(scope="module")
def port(postgres_server: Server) -> Iterator[int]:
    with relay(postgres_server.port, listen=ANYWHERE) as made:
        yield made


@pytest.fixture(scope="module")
def url(postgres_server: Server, port: int) -> str:
    own = f"@127.0.0.1:{postgres_server.port}/"
    return postgres_server.create_database().replace(own, f"@{OUTSIDE}:{port}/")


def test_a_database_elsewhere_is_used_and_none_comes_along(outside: Life, url: str) -> None:
    outside.todoctl("up", DATABASE_URL=url)
    assert not outside.exists("StatefulSet", "postgres")
    assert not outside.exists("PersistentVolumeClaim", "postgres-data")
    assert [part["name"] for part in outside.status()["components"]] == ["backend", "frontend"]


@pytest.mark.parametrize(("old", "new", "code"), [
    (OUTSIDE, "nowhere.invalid", "E-DB-HOST"),
    ("postgres:", "postgres:not-", "E-DB-PASSWORD"),
    ("/todo_", "/nope_", "E-DB-NAME"),
    ("postgresql://postgres:", "postgresql://nobody:", "E-DB-PASSWORD"),
])
def test_a_url_that_misses_says_how_and_the_old_pods_serve_on(outside: Life, url: str, old: str, new: str,
                                                              code: str) -> None:
    done = outside.todoctl("up", code=1, DATABASE_URL=url.replace(old, new))
    assert code in done.stderr
    assert url.split(":")[2].split("@", maxsplit=1)[0] not in done.stderr + done.stdout
    journey(Address(outside.status()["url"]))


def test_a_closed_port_and_a_server_without_tls_are_told_apart(outside: Life, url: str, port: int) -> None:
    assert "E-DB-REFUSED" in outside.todoctl("up", code=1, DATABASE_URL=url.replace(f":{port}/", ":9/")).stderr
    assert "E-DB-TLS" in outside.todoctl("up", code=1, DATABASE_URL=f"{url}?sslmode=require").stderr


def test_this_machines_own_address_is_refused_before_anything_is_touched(outside: Life) -> None:
    done = outside.todoctl("up", code=2, DATABASE_URL="postgresql://u:hunter2@localhost/d")
    assert "E-DB-LOCALHOST" in done.stderr
    assert OUTSIDE in done.stderr


def test_a_pooler_in_between_is_as_good(outside: Life, postgres_server: Server, url: str, port: int) -> None:
    with pgbouncer(postgres_server, listen=ANYWHERE) as pooled:
        address = url.replace(f":{port}/", f":{pooled}/") + "?pgbouncer=true"
        outside.todoctl("up", DATABASE_URL=address)
        assert outside.status()["healthy"] is True
        journey(Address(outside.status()["url"]))
        outside.todoctl("down", DATABASE_URL=address)
