"""How often something may be tried, counted in the database so that all replicas agree."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from sqlalchemy import case, delete, func, literal, update
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import SQLModel

from app.kit.database import Database
from app.kit.problems import Problem

ONE_IN = 200
FORGOTTEN_AFTER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Limit:
    """So many attempts in a window."""

    name: str
    most: int
    window: timedelta
    problem: str = "too_many_attempts"


LOGINS_OF_ACCOUNT = Limit("login-account", 10, timedelta(minutes=15))
LOGINS_OF_ADDRESS = Limit("login-address", 100, timedelta(minutes=15))
REGISTRATIONS = Limit("register-address", 300, timedelta(hours=1))
MESSAGES = Limit("chat-user", 120, timedelta(minutes=1), "too_many_messages")


class Limiter:
    """Counts attempts; what is counted is stored as a keyed hash only."""

    def __init__(self, database: Database, key: str) -> None:
        self._database = database
        self._key = key.encode()

    async def hit(self, limit: Limit, subject: str) -> None:
        """Count one attempt; raises Problem when it is one too many."""
        table = SQLModel.metadata.tables["attempts"].c
        now = func.now()
        fresh = table.began_at > now - limit.window
        statement = (
            insert(SQLModel.metadata.tables["attempts"])
            .values(key=self._hash(limit, subject), began_at=now, count=1)
            .on_conflict_do_update(
                index_elements=[table.key],
                set_={
                    "count": case((fresh, table.count + 1), else_=literal(1)),
                    "began_at": case((fresh, table.began_at), else_=now),
                },
            )
            .returning(table.count, func.extract("epoch", table.began_at + limit.window - now))
        )
        async with self._database.write() as db:
            count, left = (await db.execute(statement)).one()
            if secrets.randbelow(ONE_IN) == 0:
                await db.execute(
                    delete(SQLModel.metadata.tables["attempts"]).where(table.began_at < now - FORGOTTEN_AFTER)
                )
        if count > limit.most:
            raise Problem(limit.problem, retry_after=max(1, ceil(left)))

    async def forgive(self, limit: Limit, subject: str, *, attempts: int) -> None:
        """Take back attempts that turned out well."""
        attempts_table = SQLModel.metadata.tables["attempts"]
        count = func.greatest(attempts_table.c.count - attempts, 0)
        async with self._database.write() as db:
            await db.execute(
                update(attempts_table).where(attempts_table.c.key == self._hash(limit, subject)).values(count=count)
            )

    def _hash(self, limit: Limit, subject: str) -> bytes:
        return hmac.digest(self._key, f"{limit.name}:{subject}".encode(), hashlib.sha256)
