"""What a turn reads and writes: the conversation it makes busy, its past, and the two new messages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from app.agent.schemas import AgentInfo
from app.agent.turn import Said, Turn
from app.chat.schemas import ChatRequest
from app.conversations import store
from app.kit.problems import Problem
from app.kit.rows import AnyRow
from app.kit.text import storable

# Longer than a turn may take, so that only a killed process ever leaves it to lapse.
BUSY_FOR = timedelta(seconds=90)
PAST_MESSAGES = 30
TITLE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Opened:
    """A conversation that is ours to answer."""

    owner: UUID
    id: UUID
    number: int
    past: Sequence[Said] = ()


async def open_conversation(db: AsyncConnection, *, owner: UUID, request: ChatRequest) -> Opened:
    """Make the conversation busy and store the message; raises Problem."""
    opened = await (
        _create(db, owner, request.message)
        if request.conversation_id is None
        else _claim(db, owner, request.conversation_id)
    )
    await store.add_message(db, owner=owner, conversation_id=opened.id, role="user", content=request.message)
    return opened


async def close_conversation(db: AsyncConnection, *, opened: Opened, turn: Turn, agent: AgentInfo) -> None:
    """Store the answer, as far as it came, and let the next message in."""
    await store.release(db, opened.id)
    if turn.text or turn.calls:
        await store.add_message(
            db,
            owner=opened.owner,
            conversation_id=opened.id,
            role="assistant",
            content=storable(turn.text),
            tool_calls=storable([call.model_dump() for call in turn.calls]),
            agent=agent.model_dump(),
            contents=storable(turn.contents) or None,
        )


async def _create(db: AsyncConnection, owner: UUID, message: str) -> Opened:
    created = await store.create(db, owner=owner, title=_title(message), busy_for=BUSY_FOR)
    if created is None:
        raise Problem("unauthorized")
    return Opened(owner, created.id, created.number)


async def _claim(db: AsyncConnection, owner: UUID, number: int) -> Opened:
    found = await store.find(db, owner=owner, conversation=number)
    if found is None:
        raise Problem("conversation_not_found")
    if not await store.claim(db, conversation_id=found, busy_for=BUSY_FOR):
        raise Problem("conversation_busy")
    past = await store.last_messages(db, conversation_id=found, most=PAST_MESSAGES)
    return Opened(owner, found, number, [_said(row) for row in past])


def _said(row: AnyRow) -> Said:
    agent = AgentInfo.model_validate(row.agent) if row.agent else None
    return Said(row.role, row.content, agent, row.contents)


def _title(message: str) -> str:
    line = " ".join(message.split())
    return line if len(line) <= TITLE_LENGTH else f"{line[: TITLE_LENGTH - 1].rstrip()}…"
