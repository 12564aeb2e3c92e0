"""The SQL of conversations and messages; every statement is bound to one owner."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import and_, delete, func, insert, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import SQLModel

from app.auth.store import users
from app.conversations import schemas
from app.kit.rows import AnyRow

conversations = SQLModel.metadata.tables[schemas.Conversation.__tablename__]
messages = SQLModel.metadata.tables[schemas.Message.__tablename__]
c, m = conversations.c, messages.c

CONVERSATION = (c.number.label("id"), c.title, c.created_at, c.updated_at)
MESSAGE = (m.number.label("id"), m.role, m.content, m.tool_calls, m.agent, m.created_at)


async def list_page(
    db: AsyncConnection, *, owner: UUID, after: tuple[datetime, int] | None, most: int
) -> Sequence[AnyRow]:
    """Conversations, the one last spoken in first."""
    statement = select(*CONVERSATION).where(c.owner_id == owner)
    if after:
        statement = statement.where(tuple_(c.updated_at, c.number) < after)
    statement = statement.order_by(c.updated_at.desc(), c.number.desc()).limit(most)
    return (await db.execute(statement)).all()


async def find(db: AsyncConnection, *, owner: UUID, conversation: int) -> UUID | None:
    statement = select(c.id).where(c.owner_id == owner, c.number == conversation)
    return (await db.execute(statement)).scalar_one_or_none()


async def create(db: AsyncConnection, *, owner: UUID, title: str, busy_for: timedelta) -> AnyRow | None:
    """A new conversation that is already being answered, or nothing when its owner is gone."""
    following = (
        update(users)
        .where(users.c.id == owner)
        .values(last_conversation=users.c.last_conversation + 1)
        .returning(users.c.last_conversation)
    )
    number = (await db.execute(following)).scalar_one_or_none()
    if number is None:
        return None
    values = {"owner_id": owner, "number": number, "title": title, "busy_until": func.now() + busy_for}
    return (await db.execute(insert(conversations).values(values).returning(c.id, c.number))).one()


async def claim(db: AsyncConnection, *, conversation_id: UUID, busy_for: timedelta) -> bool:
    """Make it busy; false when it is already."""
    statement = (
        update(conversations)
        .where(c.id == conversation_id, c.busy_until.is_(None) | (c.busy_until < func.now()))
        .values(busy_until=func.now() + busy_for)
        .returning(c.id)
    )
    return (await db.execute(statement)).one_or_none() is not None


async def release(db: AsyncConnection, conversation_id: UUID) -> None:
    statement = update(conversations).where(c.id == conversation_id).values(busy_until=None, updated_at=func.now())
    await db.execute(statement)


async def rename(db: AsyncConnection, *, owner: UUID, conversation: int, title: str) -> AnyRow | None:
    this = and_(c.owner_id == owner, c.number == conversation)
    return (
        await db.execute(update(conversations).where(this).values(title=title).returning(*CONVERSATION))
    ).one_or_none()


async def remove(db: AsyncConnection, *, owner: UUID, conversation: int) -> bool:
    this = and_(c.owner_id == owner, c.number == conversation)
    return (await db.execute(delete(conversations).where(this).returning(c.id))).one_or_none() is not None


async def add_message(db: AsyncConnection, *, owner: UUID, conversation_id: UUID, **values: Any) -> None:
    following = (
        update(users)
        .where(users.c.id == owner)
        .values(last_message=users.c.last_message + 1)
        .returning(users.c.last_message)
    )
    number = (await db.execute(following)).scalar_one()
    await db.execute(insert(messages).values(conversation_id=conversation_id, number=number, **values))


async def list_messages(db: AsyncConnection, *, conversation_id: UUID, after: int, most: int) -> Sequence[AnyRow]:
    """Messages, the oldest first."""
    statement = select(*MESSAGE).where(m.conversation_id == conversation_id, m.number > after)
    return (await db.execute(statement.order_by(m.number).limit(most))).all()


async def last_messages(db: AsyncConnection, *, conversation_id: UUID, most: int) -> Sequence[AnyRow]:
    """The last messages, the oldest of them first."""
    statement = select(m.role, m.content, m.agent, m.contents).where(m.conversation_id == conversation_id)
    rows = (await db.execute(statement.order_by(m.number.desc()).limit(most))).all()
    return rows[::-1]
