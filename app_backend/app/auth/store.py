"""The SQL of accounts and refresh tokens."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import SQLModel

from app.auth import schemas  # noqa: F401  (declares the tables)
from app.kit.rows import AnyRow

users = SQLModel.metadata.tables["users"]
refresh_tokens = SQLModel.metadata.tables["refresh_tokens"]

ACCOUNT = (users.c.id, users.c.email, users.c.name, users.c.password_hash, users.c.created_at)


async def create(db: AsyncConnection, *, email: str, name: str | None, password_hash: str) -> AnyRow:
    values = {"email": email, "name": name, "password_hash": password_hash}
    return (await db.execute(insert(users).values(values).returning(*ACCOUNT))).one()


async def get(db: AsyncConnection, user_id: UUID) -> AnyRow | None:
    return (await db.execute(select(*ACCOUNT).where(users.c.id == user_id))).one_or_none()


async def get_by_email(db: AsyncConnection, email: str) -> AnyRow | None:
    return (await db.execute(select(*ACCOUNT).where(users.c.email == email))).one_or_none()


async def rename(db: AsyncConnection, user_id: UUID, name: str | None) -> AnyRow | None:
    statement = update(users).where(users.c.id == user_id).values(name=name).returning(*ACCOUNT)
    return (await db.execute(statement)).one_or_none()


async def delete_account(db: AsyncConnection, user_id: UUID) -> None:
    await db.execute(delete(users).where(users.c.id == user_id))


async def add_refresh_token(
    db: AsyncConnection, *, token_hash: bytes, family: UUID, user_id: UUID, life: timedelta
) -> None:
    values = {"token_hash": token_hash, "family": family, "user_id": user_id, "expires_at": func.now() + life}
    await db.execute(insert(refresh_tokens).values(values))
    await db.execute(
        delete(refresh_tokens).where(refresh_tokens.c.user_id == user_id, refresh_tokens.c.expires_at < func.now())
    )


async def use_refresh_token(db: AsyncConnection, token_hash: bytes) -> AnyRow | None:
    """Mark a token as used: its user and family, or nothing when it was used or has expired."""
    statement = (
        update(refresh_tokens)
        .where(
            refresh_tokens.c.token_hash == token_hash,
            refresh_tokens.c.used_at.is_(None),
            refresh_tokens.c.expires_at > func.now(),
        )
        .values(used_at=func.now())
        .returning(refresh_tokens.c.user_id, refresh_tokens.c.family)
    )
    return (await db.execute(statement)).one_or_none()


async def used_refresh_token(db: AsyncConnection, token_hash: bytes) -> AnyRow | None:
    """A token that was used before: its user, family, and how long ago that was."""
    used_for: Any = func.now() - refresh_tokens.c.used_at
    statement = select(refresh_tokens.c.user_id, refresh_tokens.c.family, used_for.label("used_for")).where(
        refresh_tokens.c.token_hash == token_hash, refresh_tokens.c.used_at.is_not(None)
    )
    return (await db.execute(statement)).one_or_none()


async def revoke_family(db: AsyncConnection, family: UUID) -> None:
    await db.execute(delete(refresh_tokens).where(refresh_tokens.c.family == family))


async def revoke_family_of(db: AsyncConnection, token_hash: bytes) -> None:
    family = select(refresh_tokens.c.family).where(refresh_tokens.c.token_hash == token_hash).scalar_subquery()
    await db.execute(delete(refresh_tokens).where(refresh_tokens.c.family == family))
