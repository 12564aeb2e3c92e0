"""One turn of a conversation: what was said and done so far, told to whoever listens."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from mcp import Client, MCPError
from mcp_types import CallToolResult, TextContent

from app.agent.schemas import AgentInfo, Notice, ToolCall
from app.kit import metrics
from app.kit.uninterrupted import uninterrupted

MOST_CALLS = 25
FREE_DELETIONS = 3
DELETION = "delete_task"
TOO_MANY_CALLS = "Too many tool calls in one turn. Tell the user what is done and what is left."
ASK_FIRST = "Deleting more than a few tasks needs the user's word: name the tasks and ask, then stop."
log = logging.getLogger("app.agent")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the answer."""

    text: str


@dataclass(frozen=True, slots=True)
class ToolCalled:
    """A tool is being used."""

    id: str
    name: str
    arguments: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ToolReturned:
    """A tool was used."""

    id: str
    name: str
    ok: bool
    result: Any


@dataclass(frozen=True, slots=True)
class FellBack:
    """The built-in agent goes on; with `reset`, the tokens so far are void."""

    notice: Notice
    reset: bool


TurnEvent = Token | ToolCalled | ToolReturned | FellBack


@dataclass(frozen=True, slots=True)
class Said:
    """A message of the conversation's past."""

    role: str
    content: str
    agent: AgentInfo | None = None
    contents: list[dict[str, Any]] | None = None


class Turn:
    """The work on one message."""

    def __init__(
        self, tools: Client, *, message: str, past: Sequence[Said], confirmed: bool, tell: Callable[[TurnEvent], None]
    ) -> None:
        self.tools = tools
        self.message = message
        self.past = past
        self.text = ""
        self.calls: list[ToolCall] = []
        self.contents: list[dict[str, Any]] = []
        self._confirmed = confirmed
        self._tell = tell

    def say(self, text: str) -> None:
        if text:
            self.text += text
            self._tell(Token(text))

    def fall_back(self, notice: Notice) -> None:
        """Take back what was said; what was done stays."""
        self._tell(FellBack(notice, reset=bool(self.text)))
        self.text = ""
        self.contents = []

    async def call(self, name: str, arguments: dict[str, Any]) -> ToolCall:
        """Use a tool through MCP; failures are results, too."""
        call_id = f"call-{len(self.calls) + 1}"
        self._tell(ToolCalled(call_id, name, arguments))
        # The effect of a tool happens anyway, so the record of it must not be lost with the listener.
        return await uninterrupted(self._use(call_id, name, arguments))

    async def _use(self, call_id: str, name: str, arguments: dict[str, Any]) -> ToolCall:
        ok, result = await self._perform(name, arguments)
        call = ToolCall(id=call_id, name=name, arguments=arguments, ok=ok, result=result)
        self.calls.append(call)
        self._tell(ToolReturned(call_id, name, ok, result))
        return call

    async def _perform(self, name: str, arguments: dict[str, Any]) -> tuple[bool, Any]:
        refusal = self._refusal(name)
        ok, result = (False, {"error": refusal}) if refusal else await self._ask_server(name, arguments)
        known = name if name in {tool.name for tool in (await self.tools.list_tools()).tools} else "unknown"
        metrics.TOOL_CALLS.labels(known, "ok" if ok else "error").inc()
        log.info("tool call", extra={"fields": {"tool": known, "ok": ok}})
        return ok, result

    def _refusal(self, name: str) -> str | None:
        if len(self.calls) >= MOST_CALLS:
            return TOO_MANY_CALLS
        deletions = sum(call.name == DELETION and call.ok for call in self.calls)
        return ASK_FIRST if name == DELETION and deletions >= FREE_DELETIONS and not self._confirmed else None

    async def _ask_server(self, name: str, arguments: dict[str, Any]) -> tuple[bool, Any]:
        try:
            answer = await self.tools.call_tool(name, arguments)
        except MCPError as error:
            return False, {"error": error.message}
        if answer.is_error or answer.structured_content is None:
            return False, {"error": _text(answer).removeprefix(f"Error executing tool {name}: ")}
        return True, answer.structured_content


def _text(answer: CallToolResult) -> str:
    return " ".join(block.text for block in answer.content if isinstance(block, TextContent)) or "The tool failed."
