"""Moving a database between revisions, and telling apart why that does not work."""

import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from app.auth import schemas as auth
from app.conversations import schemas as conversations
from app.migrations.revisions import VERSIONS, older_revisions
from app.tasks import schemas as tasks
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url

from tests.backend import FOLDER, migrate
from tests.database import Server, free_port

ALL = ["0001", "0002", "0003"]
FAILING = """
from alembic import op
revision = "0004"
down_revision = "0003"
def upgrade():
    op.execute("CREATE TABLE half_done (id int)")
    op.execute("SELECT secret_column FROM users")
"""


@pytest.fixture
def empty(postgres_server: Server) -> str:
    return postgres_server.create_database()


def shape(url: str) -> set[Any]:
    """Every column, index and constraint of the database."""
    with psycopg.connect(url) as db:
        columns = db.execute(
            "SELECT table_name, column_name, data_type, is_nullable, column_default, is_generated"
            " FROM information_schema.columns WHERE table_schema = 'public'"
        ).fetchall()
        indexes = db.execute("SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'").fetchall()
    return {*columns, *indexes} - {("alembic_version",)}


def changed(url: str, **parts: Any) -> str:
    return make_url(url).set(**parts).render_as_string(hide_password=False)


def test_up_from_nothing_down_to_nothing_and_up_again(empty: str) -> None:
    assert migrate(empty, "status") == (0, {"ok": True, "current": None, "head": "0003", "applied": []})
    assert migrate(empty, "upgrade") == (0, {"ok": True, "current": "0003", "head": "0003", "applied": ALL})
    first = shape(empty)
    assert migrate(empty, "upgrade")[1]["applied"] == []
    down = migrate(empty, "downgrade", "base")[1]
    assert (down["current"], down["applied"]) == (None, ALL[::-1])
    assert {entry for entry in shape(empty) if "alembic_version" not in str(entry)} == set()
    assert migrate(empty, "upgrade", "0002")[1]["current"] == "0002"
    assert migrate(empty, "upgrade")[1]["applied"] == ["0003"]
    assert shape(empty) == first
    assert migrate(empty, "downgrade", "0001")[1]["applied"] == ["0003", "0002"]


def test_the_migrations_make_what_the_tables_say(empty: str) -> None:
    migrate(empty, "upgrade")
    assert all((auth.User, tasks.Task, conversations.Message))
    engine = create_engine(changed(empty, drivername="postgresql+psycopg"))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, auth.User.metadata) == []
    engine.dispose()


def test_the_code_knows_its_revisions_without_alembic() -> None:
    assert sorted(older_revisions()) == ALL[:-1]
    assert [path.stem[:4] for path in sorted(VERSIONS.glob("0*.py"))] == ALL


def test_a_failing_migration_leaves_the_revision_before_it(empty: str, tmp_path: Path) -> None:
    scripts = tmp_path / "migrations"
    shutil.copytree(FOLDER / "app" / "migrations", scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "0004_failing.py").write_text(FAILING)
    code, document = migrate(empty, "--scripts", str(scripts), "upgrade")
    assert code == 1
    assert (document["error"]["code"], document["current"]) == ("E-MIGRATE-FAILED", "0003")
    assert "0004" in document["error"]["message"]
    assert "secret_column" in document["error"]["message"]
    with psycopg.connect(empty) as db:
        assert db.execute("SELECT to_regclass('half_done')").fetchone() == (None,)
    assert migrate(empty, "status")[1]["current"] == "0003"


def test_a_newer_database_is_left_alone(empty: str) -> None:
    migrate(empty, "upgrade")
    with psycopg.connect(empty) as db:
        db.execute("UPDATE alembic_version SET version_num = '9999'")
    for arguments in (["upgrade"], ["downgrade", "base"]):
        code, document = migrate(empty, *arguments)
        assert (code, document["error"]["code"], document["current"]) == (1, "E-MIGRATE-AHEAD", "9999")


def test_an_unknown_target_is_named(empty: str) -> None:
    code, document = migrate(empty, "upgrade", "0815")
    assert (code, document["error"]["code"]) == (1, "E-MIGRATE-FAILED")
    assert "0815" in document["error"]["message"]


def test_two_migrations_at_once_apply_everything_once(empty: str) -> None:
    documents: list[dict[str, Any]] = []
    threads = [threading.Thread(target=lambda: documents.append(migrate(empty, "upgrade")[1])) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [document["ok"] for document in documents] == [True, True]
    assert sorted(documents[0]["applied"] + documents[1]["applied"]) == ALL


def test_a_lock_that_stays_is_told(empty: str) -> None:
    migrate(empty, "upgrade", "0001")
    with psycopg.connect(empty) as db:
        db.execute("LOCK TABLE users")
        code, document = migrate(empty, "--lock-timeout", "1", "upgrade")
    assert (code, document["error"]["code"], document["current"]) == (1, "E-MIGRATE-LOCKED", "0001")


def test_a_login_without_rights_is_told_apart(postgres_server: Server, empty: str) -> None:
    postgres_server.execute("CREATE ROLE nologin_role NOLOGIN PASSWORD 'x'")
    postgres_server.execute("CREATE ROLE crowded LOGIN PASSWORD 'x' CONNECTION LIMIT 0")
    cases = {
        "E-DB-PASSWORD": changed(empty, password="wrong"),
        "E-DB-ROLE": changed(empty, username="nologin_role", password="x"),
        "E-DB-NAME": changed(empty, database="nowhere"),
        "E-DB-CONNECTIONS": changed(empty, username="crowded", password="x"),
        "E-DB-TLS": f"{empty}?sslmode=require",
        "E-DB-HOST": changed(empty, host="no-such-host.invalid"),
        "E-DB-REFUSED": changed(empty, port=free_port()),
    }
    for expected, url in cases.items():
        code, document = migrate(url, "check")
        assert (code, document["error"]["code"]) == (1, expected), url
        told = f"{document['error']['message']} {document['error']['hint']}"
        assert make_url(url).password not in told.split()
        assert document["current"] is None


@pytest.mark.parametrize("url", ["mysql://u:hunter2@h/d", "hunter2", "postgresql://", "postgresql://u:hunter2@h:x/d"])
def test_what_is_no_url_is_told_without_repeating_it(url: str) -> None:
    code, document = migrate(url, "check")
    assert (code, document["error"]["code"]) == (1, "E-DB-URL")
    assert "hunter2" not in str(document)


@contextmanager
def silent_host() -> Iterator[int]:
    """Takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_silent_host_does_not_hang_the_check(empty: str) -> None:
    with silent_host() as port:
        code, document = migrate(changed(empty, port=port), "check")
    assert (code, document["error"]["code"]) == (1, "E-DB-TIMEOUT")


def test_a_database_that_starts_late_is_waited_for(empty: str) -> None:
    code, document = migrate(changed(empty, port=free_port()), "upgrade", "--wait", "2")
    assert (code, document["error"]["code"]) == (1, "E-DB-REFUSED")
