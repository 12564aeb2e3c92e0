"""Accounts: the tables and what the API says about them."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, EmailStr, StringConstraints
from sqlalchemy import Column, DateTime, ForeignKey, Integer, LargeBinary, String, Uuid, func, text
from sqlmodel import Field, SQLModel

from app.kit.text import clean_line, encodable

Email = Annotated[EmailStr, AfterValidator(str.lower), StringConstraints(max_length=254)]
Password = Annotated[str, StringConstraints(min_length=8, max_length=128), AfterValidator(encodable)]
GivenPassword = Annotated[str, StringConstraints(min_length=1, max_length=128), AfterValidator(encodable)]
Name = Annotated[str, BeforeValidator(clean_line), StringConstraints(min_length=1, max_length=100)]


class User(SQLModel, table=True):
    """An account, and the numbers last given to what it owns."""

    __tablename__ = "users"

    id: UUID = Field(sa_column=Column(Uuid, primary_key=True, server_default=text("gen_random_uuid()")))
    email: str = Field(sa_column=Column(String(254), nullable=False, unique=True))
    name: str | None = Field(sa_column=Column(String(100)))
    password_hash: str = Field(sa_column=Column(String(255), nullable=False))
    created_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False, server_default=func.now()))
    last_task: int = Field(sa_column=Column(Integer, nullable=False, server_default="0"))
    last_conversation: int = Field(sa_column=Column(Integer, nullable=False, server_default="0"))
    last_message: int = Field(sa_column=Column(Integer, nullable=False, server_default="0"))


class RefreshToken(SQLModel, table=True):
    """A refresh token that was given out, known by its hash only."""

    __tablename__ = "refresh_tokens"

    token_hash: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    family: UUID = Field(sa_column=Column(Uuid, nullable=False, index=True))
    user_id: UUID = Field(
        sa_column=Column(Uuid, ForeignKey("users.id", ondelete="CASCADE"), nullable=False, index=True)
    )
    expires_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
    used_at: datetime | None = Field(sa_column=Column(DateTime(timezone=True)))


class Attempts(SQLModel, table=True):
    """How often something was tried in the window that began then; the key is a hash."""

    __tablename__ = "attempts"

    key: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    began_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False, index=True))
    count: int = Field(sa_column=Column(Integer, nullable=False))


class Register(BaseModel):
    model_config = ConfigDict(extra="forbid")

    email: Email
    password: Password
    name: Name | None = None


class Login(BaseModel):
    model_config = ConfigDict(extra="forbid")

    email: Email
    password: GivenPassword


class UserUpdate(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: Name | None = None


class AccountRemoval(BaseModel):
    model_config = ConfigDict(extra="forbid")

    password: GivenPassword


class UserPublic(BaseModel):
    email: str
    name: str | None
    created_at: datetime


class Session(BaseModel):
    access_token: str
    token_type: Literal["bearer"] = "bearer"  # noqa: S105
    expires_in: int
    user: UserPublic
