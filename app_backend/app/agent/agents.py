"""Who answers: Gemini where it can, the built-in agent otherwise."""

import asyncio
import logging
from typing import TYPE_CHECKING

from pydantic import SecretStr

from app.agent.builtin.answer import answer as answer_builtin
from app.agent.builtin.answer import summarise
from app.agent.notices import Failure, GeminiError, Memory, notice
from app.agent.schemas import AgentInfo, NoticeCode
from app.agent.turn import Turn
from app.kit import metrics
from app.kit.settings import Settings

if TYPE_CHECKING:
    from app.agent.gemini import Gemini

log = logging.getLogger("app.agent")


class Agents:
    """Chooses the agent of a turn, and falls back in the middle of it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._key = settings.gemini_api_key
        self._memory = Memory()
        self._gemini: Gemini | None = None

    @property
    def info(self) -> AgentInfo:
        """Who would answer now."""
        code = self._memory.code if self._key else "no_key"
        return _builtin(code) if code else AgentInfo(kind="gemini", model=self._settings.gemini_model)

    async def answer(self, turn: Turn, agent: AgentInfo) -> AgentInfo:
        """Let that agent answer; who really did is returned."""
        if agent.kind == "builtin" or self._key is None:
            await answer_builtin(turn)
            return agent
        try:
            await (await self._ready(self._key)).answer(turn)
        except GeminiError as error:
            return await self._fall_back(turn, error.failure)
        return agent

    async def warm_up(self) -> None:
        """Load the SDK before the first message needs it."""
        if self._key:
            await self._ready(self._key)

    async def _ready(self, key: SecretStr) -> "Gemini":
        if self._gemini is None:
            self._gemini = await asyncio.to_thread(_load, self._settings, key)
        return self._gemini

    async def _fall_back(self, turn: Turn, failure: Failure) -> AgentInfo:
        self._memory.keep(failure)
        metrics.FALLBACKS.labels(failure.code).inc()
        log.warning("gemini failed", extra={"fields": {"code": failure.code, "tool_calls": len(turn.calls)}})
        turn.fall_back(notice(failure.code))
        if turn.calls:
            summarise(turn)
        else:
            await answer_builtin(turn)
        return _builtin(failure.code)


def _builtin(code: NoticeCode) -> AgentInfo:
    return AgentInfo(kind="builtin", notice=notice(code))


def _load(settings: Settings, key: SecretStr) -> "Gemini":
    # The SDK takes a fifth of a second and 20 MB: only where there is a key.
    from app.agent.gemini import Gemini

    return Gemini(settings, key=key)
