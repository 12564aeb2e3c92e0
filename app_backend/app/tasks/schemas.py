"""Tasks: the table and what the API says about them."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from sqlalchemy import Boolean, Column, Computed, DateTime, ForeignKey, Index, Integer, String, UniqueConstraint, Uuid
from sqlalchemy import func as sql
from sqlalchemy import text as raw
from sqlmodel import Field as Stored
from sqlmodel import SQLModel

from app.kit.paging import Limit
from app.kit.text import Description, Title, clean_line

Status = Literal["all", "pending", "completed"]
Sort = Literal["created", "title", "updated"]
Order = Literal["asc", "desc"]
Search = Annotated[str, BeforeValidator(clean_line), StringConstraints(max_length=200)]


class Task(SQLModel, table=True):
    """A task; people know it by its number among their own."""

    __tablename__ = "tasks"
    __table_args__ = (
        UniqueConstraint("owner_id", "number", name="tasks_owner_number"),
        Index("tasks_owner_completed_number", "owner_id", "completed", "number"),
        Index("tasks_owner_updated", "owner_id", "updated_at", "number"),
    )

    id: UUID = Stored(sa_column=Column(Uuid, primary_key=True, server_default=raw("gen_random_uuid()")))
    owner_id: UUID = Stored(sa_column=Column(Uuid, ForeignKey("users.id", ondelete="CASCADE"), nullable=False))
    number: int = Stored(sa_column=Column(Integer, nullable=False))
    title: str = Stored(sa_column=Column(String(200), nullable=False))
    description: str | None = Stored(sa_column=Column(String(1000)))
    completed_at: datetime | None = Stored(sa_column=Column(DateTime(timezone=True)))
    completed: bool = Stored(
        sa_column=Column(Boolean, Computed("completed_at IS NOT NULL", persisted=True), nullable=False)
    )
    created_at: datetime = Stored(sa_column=Column(DateTime(timezone=True), nullable=False, server_default=sql.now()))
    updated_at: datetime = Stored(sa_column=Column(DateTime(timezone=True), nullable=False, server_default=sql.now()))


class TaskCreate(BaseModel):
    model_config = ConfigDict(extra="forbid")

    title: Title
    description: Description | None = None


class TaskUpdate(BaseModel):
    model_config = ConfigDict(extra="forbid")

    title: Title | None = None
    description: Description | None = None
    completed: Annotated[bool, Field(strict=True)] | None = None


class TaskQuery(BaseModel):
    """Which tasks, in which order."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    status: Status = "all"
    q: Search = ""
    sort: Sort = "created"
    order: Order = "asc"
    limit: Limit = 50
    cursor: Annotated[str, StringConstraints(max_length=2000)] | None = None


class TaskPublic(BaseModel):
    id: int
    title: str
    description: str | None
    completed: bool
    created_at: datetime
    updated_at: datetime
    completed_at: datetime | None
