"""What an agent is, and what it did."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

NoticeCode = Literal[
    "no_key", "bad_key", "quota_minute", "quota_day", "model_not_found", "unavailable", "blocked"
]  # fmt: skip


class Notice(BaseModel):
    """Why the built-in agent answers in place of Gemini."""

    model_config = ConfigDict(frozen=True)

    code: NoticeCode
    message: str


class AgentInfo(BaseModel):
    """Who answers."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["gemini", "builtin"]
    model: str | None = None
    notice: Notice | None = None


class ToolCall(BaseModel):
    """One use of a tool, and what came of it."""

    id: str
    name: str
    arguments: dict[str, Any]
    ok: bool
    result: Any
