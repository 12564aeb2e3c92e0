"""One message and its answer: stored, answered through the tools, stored."""

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, suppress
from dataclasses import dataclass
from uuid import UUID

from mcp import Client
from mcp.server.mcpserver import MCPServer
from sqlalchemy.exc import IntegrityError, NoResultFound

from app.agent.agents import Agents
from app.agent.confirmation import is_yes
from app.agent.schemas import AgentInfo
from app.agent.turn import Token, Turn, TurnEvent
from app.chat import store
from app.chat.schemas import ChatRequest, ChatResponse
from app.chat.store import Opened
from app.kit import metrics
from app.kit.database import Database
from app.kit.limiter import MESSAGES, Limiter
from app.kit.problems import Problem
from app.kit.uninterrupted import uninterrupted
from app.tools.identity import acting

TURN_SECONDS = 60
PATIENCE_SECONDS = 15
SHUTDOWN_SECONDS = 5
TOO_SLOW = "\n\nThis took too long, so I stopped here."
log = logging.getLogger("app.chat")


@dataclass(frozen=True, slots=True)
class Started:
    """The message is stored and the agent begins."""

    conversation_id: int
    agent: AgentInfo


@dataclass(frozen=True, slots=True)
class Waiting:
    """Nothing happened for a while."""


ChatEvent = Started | Waiting | TurnEvent | ChatResponse | Problem
Tell = Callable[[ChatEvent | None], None]


class Chats:
    """Answers messages."""

    def __init__(self, database: Database, *, agents: Agents, tools: MCPServer[None], limiter: Limiter) -> None:
        self._database = database
        self._agents = agents
        self._tools = tools
        self._limiter = limiter
        self._turns: set[asyncio.Task[None]] = set()

    async def open(self, owner: UUID, request: ChatRequest) -> Opened:
        """Store the message and make the conversation busy; raises Problem."""
        await self._limiter.hit(MESSAGES, str(owner))
        async with self._database.write() as db:
            return await store.open_conversation(db, owner=owner, request=request)

    async def events(self, opened: Opened, message: str) -> AsyncGenerator[ChatEvent, None]:
        """What happens while it is answered, as it happens; who stops listening stops the answer."""
        told: asyncio.Queue[ChatEvent | None] = asyncio.Queue()
        # A task of its own: it must outlive the listener long enough to store what was said.
        turn = asyncio.create_task(self._answer(opened, message, told.put_nowait))
        self._turns.add(turn)
        turn.add_done_callback(self._turns.discard)
        try:
            while event := await _next(told):
                yield event
        finally:
            turn.cancel()

    async def reply(self, opened: Opened, message: str) -> ChatResponse:
        """The whole answer at once; raises Problem."""
        async with aclosing(self.events(opened, message)) as events:
            async for event in events:
                if isinstance(event, ChatResponse):
                    return event
                if isinstance(event, Problem):
                    raise event
        raise Problem("internal_error")

    async def close(self) -> None:
        """Let turns that were cut off store what they have."""
        if self._turns:
            await asyncio.wait(self._turns, timeout=SHUTDOWN_SECONDS)

    async def _answer(self, opened: Opened, message: str, tell: Tell) -> None:
        agent = self._agents.info
        tell(Started(opened.number, agent))
        outcome = "broken off"
        try:
            response = await self._run(opened, message, agent, tell)
            outcome = "answered"
            tell(response)
        except Problem as problem:
            tell(problem)
        except Exception:
            log.exception("turn failed")
            tell(Problem("internal_error"))
        finally:
            metrics.TURNS.labels(agent.kind, outcome).inc()
            tell(None)

    async def _run(self, opened: Opened, message: str, agent: AgentInfo, tell: Tell) -> ChatResponse:
        acting.set(opened.owner)
        async with Client(self._tools) as client:
            turn = Turn(
                client, message=message, past=opened.past, confirmed=is_yes(message), tell=_timing(tell, agent.kind)
            )
            try:
                async with asyncio.timeout(TURN_SECONDS):
                    agent = await self._agents.answer(turn, agent)
            except TimeoutError:
                turn.say(TOO_SLOW)
            finally:
                await uninterrupted(self._close(opened, turn, agent))
        return ChatResponse(conversation_id=opened.number, response=turn.text, tool_calls=turn.calls, agent=agent)

    async def _close(self, opened: Opened, turn: Turn, agent: AgentInfo) -> None:
        # The conversation or the account may have been deleted meanwhile.
        with suppress(IntegrityError, NoResultFound):
            async with self._database.write() as db:
                await store.close_conversation(db, opened=opened, turn=turn, agent=agent)


async def _next(told: "asyncio.Queue[ChatEvent | None]") -> ChatEvent | None:
    try:
        return await asyncio.wait_for(told.get(), PATIENCE_SECONDS)
    except TimeoutError:
        return Waiting()


def _timing(tell: Tell, kind: str) -> Callable[[TurnEvent], None]:
    """Tells, and measures the time to the first word."""
    began: float | None = time.perf_counter()

    def timed(event: TurnEvent) -> None:
        nonlocal began
        if began is not None and isinstance(event, Token):
            metrics.FIRST_TOKEN.labels(kind).observe(time.perf_counter() - began)
            began = None
        tell(event)

    return timed
