"""What the chat takes and gives."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.agent.schemas import AgentInfo, ToolCall
from app.kit.paging import LARGEST
from app.kit.text import Message


class ChatRequest(BaseModel):
    model_config = ConfigDict(extra="forbid")

    conversation_id: Annotated[int, Field(strict=True, ge=1, le=LARGEST)] | None = None
    message: Message


class ChatResponse(BaseModel):
    conversation_id: int
    response: str
    tool_calls: list[ToolCall]
    agent: AgentInfo


class Info(BaseModel):
    version: str
    agent: AgentInfo
