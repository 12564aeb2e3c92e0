"""Moves a database from one revision to another, one transaction for each step."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import psycopg
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, NullPool, create_engine, text
from sqlalchemy.exc import DBAPIError

from app.kit.database_url import DatabaseUrl
from app.migrations.faults import CONNECT_SECONDS, MigrateError, probe

ADVISORY_LOCK = 7_236_054_391
LOCK_NOT_AVAILABLE = "55P03"
LOCKED = MigrateError(
    "E-MIGRATE-LOCKED",
    "Another migration runs, or a table is in use.",
    "Wait for it to end and run this again.",
)
BASE = "base"
Say = Callable[[str], None]


class Runner:
    """The revisions of this code against one database."""

    def __init__(self, url: DatabaseUrl, *, scripts: Path, lock_seconds: int, say: Say) -> None:
        self._url = url
        self._config = Config()
        self._config.set_main_option("script_location", str(scripts))
        self._config.set_main_option("path_separator", "os")
        self._scripts = ScriptDirectory.from_config(self._config)
        self._lock_seconds = lock_seconds
        self._say = say

    @property
    def head(self) -> str | None:
        return self._scripts.get_current_head()

    def current(self) -> str | None:
        """The revision that the database is at; raises MigrateError."""
        probe(self._url)
        with self._engine().connect() as connection:
            return _current(connection)

    def upgrade(self, target: str) -> list[str]:
        """Apply what is missing up to that revision, and say what was applied; raises MigrateError."""
        return self._walk(partial(self._missing, self._known(target)), command.upgrade)

    def downgrade(self, target: str) -> list[str]:
        """Undo what is above that revision, and say what was undone; raises MigrateError."""
        return self._walk(partial(self._surplus, None if target == BASE else self._known(target)), command.downgrade)

    def _known(self, target: str) -> str:
        revision = self.head if target == "head" else target
        if revision is None or revision not in self._path(None):
            raise MigrateError("E-MIGRATE-FAILED", f"There is no revision {target}.", f"The newest one is {self.head}.")
        return revision

    def _path(self, below: str | None) -> list[str]:
        """All revisions above that one, in the order they are applied."""
        revisions = [script.revision for script in self._scripts.walk_revisions()][::-1]
        if below is None:
            return revisions
        if below not in revisions:
            raise MigrateError(
                "E-MIGRATE-AHEAD",
                f"The database is at revision {below}, which this version does not know.",
                "Run the version that made it, or a newer one.",
            )
        return revisions[revisions.index(below) + 1 :]

    def _missing(self, target: str, current: str | None) -> tuple[str, str] | None:
        pending = self._path(current)
        return (pending[0], pending[0]) if target in pending else None

    def _surplus(self, target: str | None, current: str | None) -> tuple[str, str] | None:
        self._path(current)
        if current is None or current not in self._path(target):
            return None
        return current, "-1"

    def _walk(
        self, next_step: Callable[[str | None], tuple[str, str] | None], run: Callable[[Config, str], None]
    ) -> list[str]:
        probe(self._url)
        engine, done = self._engine(), list[str]()
        with engine.connect() as connection:
            current = _current(connection)
        while next_step(current):
            current = self._step(engine, next_step, run, done)
        return done

    def _step(
        self,
        engine: Engine,
        next_step: Callable[[str | None], tuple[str, str] | None],
        run: Callable[[Config, str], None],
        done: list[str],
    ) -> str | None:
        """One revision in one transaction that holds the lock, so a failure leaves the former revision."""
        with engine.begin() as connection:
            self._lock(connection)
            # Read again under the lock: another migration may have come first.
            step = next_step(_current(connection))
            if step:
                self._run(connection, run, *step)
                done.append(step[0])
            return _current(connection)

    def _run(self, connection: Connection, run: Callable[[Config, str], None], revision: str, argument: str) -> None:
        self._say(f"{run.__name__} {revision}")
        self._config.attributes["connection"] = connection
        try:
            run(self._config, argument)
        except DBAPIError as error:
            if getattr(error.orig, "sqlstate", None) == LOCK_NOT_AVAILABLE:
                raise LOCKED from error
            raise _failed(revision, error) from error

    def _lock(self, connection: Connection) -> None:
        # For the transaction, not the session: this holds behind PgBouncer, too.
        milliseconds = self._lock_seconds * 1000
        connection.execute(text(f"SET LOCAL lock_timeout = {milliseconds}"))
        try:
            connection.execute(text(f"SELECT pg_advisory_xact_lock({ADVISORY_LOCK})"))
        except DBAPIError as error:
            raise LOCKED from error

    def _engine(self) -> Engine:
        connect = partial(
            psycopg.connect, self._url.migrations, connect_timeout=CONNECT_SECONDS, prepare_threshold=None
        )
        return create_engine("postgresql+psycopg://", creator=connect, poolclass=NullPool)


def _current(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _failed(revision: str, error: DBAPIError) -> MigrateError:
    # Only the first line of the server's message: its detail may quote rows.
    diagnostics = getattr(error.orig, "diag", None)
    reason = getattr(diagnostics, "message_primary", None) or type(error.orig).__name__
    return MigrateError(
        "E-MIGRATE-FAILED",
        f"Revision {revision} failed: {reason}.",
        "The database stays at the revision before it; mend the migration and run this again.",
    )
