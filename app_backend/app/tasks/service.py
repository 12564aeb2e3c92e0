"""What may be done with tasks."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func

from app.kit.database import Database
from app.kit.paging import Page, decode_cursor, encode_cursor
from app.kit.problems import Problem
from app.kit.rows import AnyRow
from app.tasks import store
from app.tasks.schemas import Sort, Status, TaskCreate, TaskPublic, TaskQuery, TaskUpdate

KEY_TYPES: dict[Sort, type] = {"created": int, "title": str, "updated": str}
NOW = func.now()


class Tasks:
    """The tasks of all users; every call names the owner."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def list_page(self, owner: UUID, query: TaskQuery) -> Page[TaskPublic]:
        statement = store.page_statement(
            status=query.status, sort=query.sort, order=query.order,
            searched=bool(query.q), continued=query.cursor is not None,
        )  # fmt: skip
        values = {"owner": owner, "most": query.limit + 1, **_pattern(query), **_place(query)}
        async with self._database.read() as db:
            rows = await store.list_page(db, statement, **values)
        shown = rows[: query.limit]
        return Page(
            items=[_public(row) for row in shown], next_cursor=_next(query, shown) if len(rows) > len(shown) else None
        )

    async def list_all(self, owner: UUID, *, status: Status, limit: int) -> list[TaskPublic]:
        """The first tasks of that status, oldest first."""
        statement = store.page_statement(status=status, sort="created", order="asc", searched=False, continued=False)
        async with self._database.read() as db:
            return [_public(row) for row in await store.list_page(db, statement, owner=owner, most=limit)]

    async def get(self, owner: UUID, task: int) -> TaskPublic:
        async with self._database.read() as db:
            return _found(await store.get(db, owner=owner, task=task))

    async def create(self, owner: UUID, new: TaskCreate) -> TaskPublic:
        async with self._database.write() as db:
            row = await store.create(db, owner=owner, title=new.title, description=new.description or None)
        if row is None:
            raise Problem("unauthorized")
        return _public(row)

    async def update(self, owner: UUID, task: int, update: TaskUpdate) -> TaskPublic:
        changes = _changes(update)
        async with self._database.write() as db:
            if not changes:
                return _found(await store.get(db, owner=owner, task=task))
            return _found(await store.change(db, owner=owner, task=task, changes=changes))

    async def complete(self, owner: UUID, task: int) -> TaskPublic:
        async with self._database.write() as db:
            return _found(await store.complete(db, owner=owner, task=task))

    async def delete(self, owner: UUID, task: int) -> TaskPublic:
        async with self._database.write() as db:
            return _found(await store.remove(db, owner=owner, task=task))


def _changes(update: TaskUpdate) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if update.title is not None:
        changes["title"] = update.title
    if "description" in update.model_fields_set:
        changes["description"] = update.description or None
    if update.completed is not None:
        changes["completed_at"] = func.coalesce(store.c.completed_at, NOW) if update.completed else None
    return changes


def _found(row: AnyRow | None) -> TaskPublic:
    if row is None:
        raise Problem("task_not_found")
    return _public(row)


def _public(row: AnyRow) -> TaskPublic:
    # Not validated again: the row comes from our own table, and the response model costs as much as the query.
    return TaskPublic.model_construct(
        id=row.id, title=row.title, description=row.description, completed=row.completed,
        created_at=row.created_at, updated_at=row.updated_at, completed_at=row.completed_at,
    )  # fmt: skip


def _pattern(query: TaskQuery) -> dict[str, str]:
    if not query.q:
        return {}
    escaped = query.q.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return {"pattern": f"%{escaped}%"}


def _place(query: TaskQuery) -> dict[str, Any]:
    if query.cursor is None:
        return {}
    fingerprint, key, number = decode_cursor(query.cursor, (str, KEY_TYPES[query.sort], int))
    if fingerprint != _fingerprint(query):
        raise Problem("bad_cursor")
    return {"key": _timestamp(key) if query.sort == "updated" else key, "number": number}


def _next(query: TaskQuery, shown: Sequence[AnyRow]) -> str:
    last = shown[-1]
    key = last.sort_key.isoformat() if isinstance(last.sort_key, datetime) else last.sort_key
    return encode_cursor(_fingerprint(query), key, last.id)


def _fingerprint(query: TaskQuery) -> str:
    """Tells which list a cursor belongs to."""
    return hashlib.sha256(repr((query.status, query.q, query.sort, query.order)).encode()).hexdigest()[:12]


def _timestamp(value: str) -> datetime:
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        raise Problem("bad_cursor") from None
