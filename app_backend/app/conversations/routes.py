"""/api/conversations."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request

from app.auth.current import CurrentUser
from app.conversations.schemas import ConversationPublic, ConversationUpdate, MessagePublic
from app.conversations.service import Conversations
from app.kit.paging import Cursor, Limit, Number, Page

router = APIRouter(prefix="/api/conversations", tags=["conversations"])


async def conversations(request: Request) -> Conversations:
    service: Conversations = request.app.state.conversations
    return service


ConversationsService = Annotated[Conversations, Depends(conversations)]


@router.get("")
async def list_conversations(
    user: CurrentUser, conversations: ConversationsService, limit: Limit = 30, cursor: Cursor = None
) -> Page[ConversationPublic]:
    return await conversations.list_page(user, limit=limit, cursor=cursor)


@router.get("/{conversation_id}/messages")
async def list_messages(
    conversation_id: Number,
    user: CurrentUser,
    conversations: ConversationsService,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Page[MessagePublic]:
    return await conversations.messages(user, conversation_id, limit=limit, cursor=cursor)


@router.patch("/{conversation_id}")
async def rename_conversation(
    conversation_id: Number, body: ConversationUpdate, user: CurrentUser, conversations: ConversationsService
) -> ConversationPublic:
    return await conversations.rename(user, conversation_id, body.title)


@router.delete("/{conversation_id}", status_code=204)
async def delete_conversation(conversation_id: Number, user: CurrentUser, conversations: ConversationsService) -> None:
    await conversations.delete(user, conversation_id)
