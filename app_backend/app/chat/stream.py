"""The events of a chat as server-sent events."""

import json
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing
from typing import Any

from fastapi.sse import KEEPALIVE_COMMENT, format_sse_event

from app.agent.turn import FellBack, Token, ToolCalled, ToolReturned
from app.chat.schemas import ChatResponse
from app.chat.service import ChatEvent, Started, Waiting
from app.kit.problems import Problem

HEADERS = {"Cache-Control": "no-cache, no-transform", "X-Accel-Buffering": "no"}
WIRE: dict[type[ChatEvent], tuple[str, Callable[[Any], dict[str, Any]]]] = {
    Started: ("start", lambda e: {"conversation_id": e.conversation_id, "agent": e.agent.model_dump()}),
    Token: ("token", lambda e: {"text": e.text}),
    ToolCalled: ("tool_call", lambda e: {"id": e.id, "name": e.name, "arguments": e.arguments}),
    ToolReturned: ("tool_result", lambda e: {"id": e.id, "name": e.name, "ok": e.ok, "result": e.result}),
    FellBack: ("notice", lambda e: {**e.notice.model_dump(), "reset": e.reset}),
    ChatResponse: ("done", lambda e: e.model_dump()),
    Problem: ("error", lambda e: e.document.model_dump(exclude_none=True)),
}


async def as_bytes(events: AsyncGenerator[ChatEvent]) -> AsyncIterator[bytes]:
    """Each event as it is sent, and a comment now and then, so that no proxy takes the silence for the end."""
    async with aclosing(events):
        async for event in events:
            yield KEEPALIVE_COMMENT if isinstance(event, Waiting) else _encode(event)


def _encode(event: ChatEvent) -> bytes:
    name, data = WIRE[type(event)]
    return format_sse_event(event=name, data_str=json.dumps(data(event), ensure_ascii=False))
