"""What may be done with conversations."""

from datetime import datetime
from uuid import UUID

from app.conversations import store
from app.conversations.schemas import ConversationPublic, MessagePublic
from app.kit.database import Database
from app.kit.paging import Page, decode_cursor, encode_cursor
from app.kit.problems import Problem
from app.kit.rows import AnyRow


class Conversations:
    """The conversations of all users; every call names the owner."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def list_page(self, owner: UUID, *, limit: int, cursor: str | None) -> Page[ConversationPublic]:
        after = _place(cursor) if cursor else None
        async with self._database.read() as db:
            rows = await store.list_page(db, owner=owner, after=after, most=limit + 1)
        shown = [_public(row) for row in rows[:limit]]
        more = encode_cursor(shown[-1].updated_at.isoformat(), shown[-1].id) if len(rows) > limit else None
        return Page(items=shown, next_cursor=more)

    async def messages(self, owner: UUID, conversation: int, *, limit: int, cursor: str | None) -> Page[MessagePublic]:
        after = decode_cursor(cursor, (int,))[0] if cursor else 0
        async with self._database.read() as db:
            found = await store.find(db, owner=owner, conversation=conversation)
            if found is None:
                raise Problem("conversation_not_found")
            rows = await store.list_messages(db, conversation_id=found, after=after, most=limit + 1)
        shown = [MessagePublic.model_validate(row, from_attributes=True) for row in rows[:limit]]
        return Page(items=shown, next_cursor=encode_cursor(shown[-1].id) if len(rows) > limit else None)

    async def rename(self, owner: UUID, conversation: int, title: str) -> ConversationPublic:
        async with self._database.write() as db:
            row = await store.rename(db, owner=owner, conversation=conversation, title=title)
        if row is None:
            raise Problem("conversation_not_found")
        return _public(row)

    async def delete(self, owner: UUID, conversation: int) -> None:
        async with self._database.write() as db:
            if not await store.remove(db, owner=owner, conversation=conversation):
                raise Problem("conversation_not_found")


def _public(row: AnyRow) -> ConversationPublic:
    return ConversationPublic.model_validate(row, from_attributes=True)


def _place(cursor: str) -> tuple[datetime, int]:
    updated, number = decode_cursor(cursor, (str, int))
    try:
        return datetime.fromisoformat(updated), number
    except ValueError:
        raise Problem("bad_cursor", "The cursor is not valid.") from None
