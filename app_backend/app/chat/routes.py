"""/api/chat and /api/info."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import StreamingResponse

from app import __version__
from app.auth.current import CurrentUser
from app.chat.schemas import ChatRequest, ChatResponse, Info
from app.chat.service import Chats
from app.chat.stream import HEADERS, as_bytes

EVENT_STREAM = "text/event-stream"
BOTH: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The answer, or its events as they happen",
        "content": {EVENT_STREAM: {"schema": {"type": "string"}}},
    }
}

router = APIRouter(tags=["chat"])


async def chats(request: Request) -> Chats:
    service: Chats = request.app.state.chats
    return service


@router.post("/api/chat", response_model=ChatResponse, responses=BOTH)
async def chat(
    body: ChatRequest, request: Request, user: CurrentUser, chats: Annotated[Chats, Depends(chats)]
) -> ChatResponse | StreamingResponse:
    opened = await chats.open(user, body)
    if EVENT_STREAM not in request.headers.get("accept", ""):
        return await chats.reply(opened, body.message)
    events = as_bytes(chats.events(opened, body.message))
    return StreamingResponse(events, media_type=EVENT_STREAM, headers=HEADERS)


@router.get("/api/info")
async def info(request: Request) -> Info:
    return Info(version=__version__, agent=request.app.state.agents.info)
