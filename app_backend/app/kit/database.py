"""The connection pool, and the one place that tells an outage from a bug."""

import time
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg  # type: ignore[import-untyped]
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError, IntegrityError, InvalidatePoolError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from app.kit.database_url import DatabaseUrl
from app.kit.problems import Problem
from app.kit.ssl_context import tls_options

CONNECT_SECONDS = 10
COMMAND_SECONDS = 15
POOL_WAIT_SECONDS = 5
RECYCLE_SECONDS = 240
IDLE_SECONDS = 5
RETRY_AFTER_SECONDS = 2
# Class 08 connection, 53 resources, 57P0x shutdown or start-up, 25006 read-only after a failover.
OUTAGE_STATES = ("08", "53", "57P0", "25006", "28", "3D000")


class Database:
    """A pool of connections; every use is one `read` or one `write`."""

    def __init__(self, url: DatabaseUrl, *, pool_size: int, max_overflow: int) -> None:
        self._engine = _engine(url, pool_size=pool_size, max_overflow=max_overflow)
        # Outside a transaction PgBouncer may send prepare and execute to different servers.
        self._reads = self._engine if url.pooled else self._engine.execution_options(isolation_level="AUTOCOMMIT")
        self.last_answer: float | None = None

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A connection for selects."""
        async with self._told_apart(), self._reads.connect() as connection:
            yield connection

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """A transaction, committed at the end of the block."""
        async with self._told_apart(), self._engine.begin() as connection:
            yield connection

    async def close(self) -> None:
        await self._engine.dispose()

    @asynccontextmanager
    async def _told_apart(self) -> AsyncIterator[None]:
        try:
            yield
        except (OSError, PoolTimeout, asyncpg.PostgresError, asyncpg.InterfaceError, DBAPIError) as error:
            if isinstance(error, IntegrityError) or not is_outage(error):
                raise
            self.last_answer = None
            raise Problem("database_unavailable", retry_after=RETRY_AFTER_SECONDS) from error
        self.last_answer = time.monotonic()


def is_outage(error: BaseException) -> bool:
    """Whether trying again later may help."""
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or _is_outage_state(error.orig) or isinstance(error.orig, OSError)
    return isinstance(error, OSError | PoolTimeout | asyncpg.InterfaceError) or _is_outage_state(error)


def _is_outage_state(error: BaseException | None) -> bool:
    return (getattr(error, "sqlstate", None) or "").startswith(OUTAGE_STATES)


def _engine(url: DatabaseUrl, *, pool_size: int, max_overflow: int) -> AsyncEngine:
    options = {"timeout": CONNECT_SECONDS, "command_timeout": COMMAND_SECONDS, **tls_options(url)}
    if url.pooled:
        options["statement_cache_size"] = 0

    async def connect(**_: Any) -> Any:
        # asyncpg reads the URL itself: SQLAlchemy would hand it sslmode, which it then refuses.
        return await asyncpg.connect(url.app, **options)

    engine = create_async_engine(
        "postgresql+asyncpg://",
        connect_args={"async_creator_fn": connect, **(_no_named_statements() if url.pooled else {})},
        pool_size=pool_size,
        max_overflow=max_overflow,
        pool_timeout=POOL_WAIT_SECONDS,
        pool_recycle=RECYCLE_SECONDS,
    )
    _ping_when_idle(engine)
    return engine


def _no_named_statements() -> dict[str, Any]:
    return {"prepared_statement_cache_size": 0, "prepared_statement_name_func": lambda: f"todo_{uuid.uuid4().hex}"}


def _ping_when_idle(engine: AsyncEngine) -> None:
    """Check a connection before its use: cheaper than pool_pre_ping, which costs every request a round trip."""
    pool, dialect = engine.sync_engine.pool, engine.sync_engine.dialect

    def rest(_: Any, record: Any) -> None:
        record.info["rested"] = time.monotonic()

    def check(connection: Any, record: Any, _: Any) -> None:
        idle = time.monotonic() - record.info.get("rested", time.monotonic())
        try:
            alive = not connection.driver_connection.is_closed() and (
                idle < IDLE_SECONDS or dialect.do_ping(connection)
            )
        except dialect.loaded_dbapi.Error:
            alive = False
        if not alive:
            raise InvalidatePoolError

    event.listen(pool, "checkin", rest)
    event.listen(pool, "checkout", check)
