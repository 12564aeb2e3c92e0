"""Conversations and their messages: the tables and what the API says about them."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints
from sqlalchemy import Column, DateTime, ForeignKey, Index, Integer, String, Text, UniqueConstraint, Uuid
from sqlalchemy import func as sql
from sqlalchemy import text as raw
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field as Stored
from sqlmodel import SQLModel

from app.agent.schemas import AgentInfo, ToolCall
from app.kit.text import clean_line

Role = Literal["user", "assistant"]
ConversationTitle = Annotated[str, BeforeValidator(clean_line), StringConstraints(min_length=1, max_length=120)]


class Conversation(SQLModel, table=True):
    """A conversation; people know it by its number among their own."""

    __tablename__ = "conversations"
    __table_args__ = (
        UniqueConstraint("owner_id", "number", name="conversations_owner_number"),
        Index("conversations_owner_updated", "owner_id", "updated_at", "number"),
    )

    id: UUID = Stored(sa_column=Column(Uuid, primary_key=True, server_default=raw("gen_random_uuid()")))
    owner_id: UUID = Stored(sa_column=Column(Uuid, ForeignKey("users.id", ondelete="CASCADE"), nullable=False))
    number: int = Stored(sa_column=Column(Integer, nullable=False))
    title: str = Stored(sa_column=Column(String(120), nullable=False))
    busy_until: datetime | None = Stored(sa_column=Column(DateTime(timezone=True)))
    created_at: datetime = Stored(sa_column=Column(DateTime(timezone=True), nullable=False, server_default=sql.now()))
    updated_at: datetime = Stored(sa_column=Column(DateTime(timezone=True), nullable=False, server_default=sql.now()))


class Message(SQLModel, table=True):
    """A message; `contents` keeps what Gemini said word for word, its signatures included."""

    __tablename__ = "messages"
    __table_args__ = (UniqueConstraint("conversation_id", "number", name="messages_conversation_number"),)

    id: UUID = Stored(sa_column=Column(Uuid, primary_key=True, server_default=raw("gen_random_uuid()")))
    conversation_id: UUID = Stored(
        sa_column=Column(Uuid, ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False)
    )
    number: int = Stored(sa_column=Column(Integer, nullable=False))
    role: str = Stored(sa_column=Column(String(9), nullable=False))
    content: str = Stored(sa_column=Column(Text, nullable=False))
    tool_calls: list[dict[str, Any]] = Stored(sa_column=Column(JSONB, nullable=False, server_default="[]"))
    agent: dict[str, Any] | None = Stored(sa_column=Column(JSONB(none_as_null=True)))
    contents: list[dict[str, Any]] | None = Stored(sa_column=Column(JSONB(none_as_null=True)))
    created_at: datetime = Stored(sa_column=Column(DateTime(timezone=True), nullable=False, server_default=sql.now()))


class ConversationUpdate(BaseModel):
    model_config = ConfigDict(extra="forbid")

    title: ConversationTitle


class ConversationPublic(BaseModel):
    id: int
    title: str
    created_at: datetime
    updated_at: datetime


class MessagePublic(BaseModel):
    id: int
    role: Role
    content: str
    tool_calls: list[ToolCall]
    agent: AgentInfo | None
    created_at: datetime
