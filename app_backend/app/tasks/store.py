"""The SQL of tasks; every statement is bound to one owner."""

from collections.abc import Sequence
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, bindparam, case, delete, func, insert, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import SQLModel

from app.auth.store import users
from app.kit.rows import AnyRow
from app.tasks import schemas
from app.tasks.schemas import Order, Sort, Status

tasks = SQLModel.metadata.tables[schemas.Task.__tablename__]
c = tasks.c

PUBLIC = (
    c.number.label("id"), c.title, c.description, c.completed, c.created_at, c.updated_at, c.completed_at,
)  # fmt: skip
SORT_KEYS: dict[Sort, ColumnElement[Any]] = {
    "created": c.number,
    "title": func.lower(c.title),
    "updated": c.updated_at,
}
IS_COMPLETED: dict[Status, bool] = {"pending": False, "completed": True}
MINE = c.owner_id == bindparam("owner")
THIS = (MINE, c.number == bindparam("task"))

GET = select(*PUBLIC).where(*THIS)
DELETE = delete(tasks).where(*THIS).returning(*PUBLIC)
COMPLETE = (
    update(tasks)
    .where(*THIS)
    .values(
        completed_at=func.coalesce(c.completed_at, func.now()),
        updated_at=case((c.completed_at.is_(None), func.now()), else_=c.updated_at),
    )
    .returning(*PUBLIC)
)
NEXT = (
    update(users)
    .where(users.c.id == bindparam("owner"))
    .values(last_task=users.c.last_task + 1)
    .returning(users.c.id, users.c.last_task)
    .cte("next")
)
CREATE = (
    insert(tasks)
    .from_select(
        ["owner_id", "number", "title", "description"],
        select(
            NEXT.c.id,
            NEXT.c.last_task,
            bindparam("title", type_=c.title.type),
            bindparam("description", type_=c.description.type),
        ),
    )
    .returning(*PUBLIC)
)


@cache
def page_statement(*, status: Status, sort: Sort, order: Order, searched: bool, continued: bool) -> Select[Any]:
    """One page of tasks; built once for each combination, so that it is compiled once."""
    key = SORT_KEYS[sort]
    statement = select(*PUBLIC, key.label("sort_key")).where(MINE)
    if status in IS_COMPLETED:
        statement = statement.where(c.completed.is_(IS_COMPLETED[status]))
    if searched:
        pattern = bindparam("pattern", type_=c.title.type)
        statement = statement.where(c.title.ilike(pattern, escape="\\") | c.description.ilike(pattern, escape="\\"))
    if continued:
        place, last = tuple_(key, c.number), tuple_(bindparam("key", type_=key.type), bindparam("number"))
        statement = statement.where(place > last if order == "asc" else place < last)
    keys = (key, c.number) if order == "asc" else (key.desc(), c.number.desc())
    return statement.order_by(*keys).limit(bindparam("most"))


async def list_page(db: AsyncConnection, statement: Select[Any], **values: Any) -> Sequence[AnyRow]:
    rows: Sequence[AnyRow] = (await db.execute(statement, values)).all()
    return rows


async def get(db: AsyncConnection, *, owner: UUID, task: int) -> AnyRow | None:
    return (await db.execute(GET, {"owner": owner, "task": task})).one_or_none()


async def create(db: AsyncConnection, *, owner: UUID, title: str, description: str | None) -> AnyRow | None:
    """The new task, or nothing when its owner is gone."""
    values = {"owner": owner, "title": title, "description": description}
    return (await db.execute(CREATE, values)).one_or_none()


async def change(db: AsyncConnection, *, owner: UUID, task: int, changes: dict[str, Any]) -> AnyRow | None:
    values = {**changes, "updated_at": func.now()}
    statement = update(tasks).where(*THIS).values(values).returning(*PUBLIC)
    return (await db.execute(statement, {"owner": owner, "task": task})).one_or_none()


async def complete(db: AsyncConnection, *, owner: UUID, task: int) -> AnyRow | None:
    return (await db.execute(COMPLETE, {"owner": owner, "task": task})).one_or_none()


async def remove(db: AsyncConnection, *, owner: UUID, task: int) -> AnyRow | None:
    return (await db.execute(DELETE, {"owner": owner, "task": task})).one_or_none()
