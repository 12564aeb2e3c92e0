"""Whether this process can serve, without keeping a sleeping database awake."""

import asyncio
import time

from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.kit.database import Database
from app.kit.problems import Problem
from app.migrations.revisions import older_revisions

FRESH_SECONDS = 60
RETRY_SECONDS = 2
PING_SECONDS = 5


class Health:
    """Remembers the last answer of the database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._older = older_revisions()
        self._schema_is_right = False
        self._last_try = -RETRY_SECONDS * 1.0
        self._alone = asyncio.Lock()

    async def ready(self) -> str | None:
        """Why it cannot serve, or nothing."""
        async with self._alone:
            if self._schema_is_right and self._fresh():
                return None
            if time.monotonic() - self._last_try < RETRY_SECONDS:
                return "The database was not ready a moment ago."
            self._last_try = time.monotonic()
            return await self._ask()

    def _fresh(self) -> bool:
        answered = self._database.last_answer
        return answered is not None and time.monotonic() - answered < FRESH_SECONDS

    async def _ask(self) -> str | None:
        try:
            async with asyncio.timeout(PING_SECONDS), self._database.read() as db:
                revision = (await db.execute(text("SELECT version_num FROM alembic_version"))).scalar_one_or_none()
        except (Problem, TimeoutError):
            return "The database cannot be reached."
        except ProgrammingError:
            revision = None
        # A revision that is not known here belongs to newer code, whose schema still fits ours during a rollout.
        self._schema_is_right = revision is not None and revision not in self._older
        return None if self._schema_is_right else "The database is not migrated yet."


async def alive(_: Request) -> Response:
    return JSONResponse({"status": "ok"})


async def readiness(request: Request) -> Response:
    health: Health = request.app.state.health
    if reason := await health.ready():
        raise Problem("not_ready", reason, retry_after=RETRY_SECONDS)
    return JSONResponse({"status": "ready"})
