"""Why Gemini does not answer, and how long that is worth remembering."""

import time
from dataclasses import dataclass

from app.agent.schemas import Notice, NoticeCode

MESSAGES: dict[NoticeCode, str] = {
    "no_key": "No Gemini key is set, so the built-in assistant answers.",
    "bad_key": "Gemini refuses the key, so the built-in assistant answers.",
    "quota_minute": "Gemini's limit per minute is reached, so the built-in assistant answers.",
    "quota_day": "Gemini's limit per day is reached, so the built-in assistant answers.",
    "model_not_found": "Gemini does not know the model, so the built-in assistant answers.",
    "unavailable": "Gemini cannot be reached right now, so the built-in assistant answers.",
    "blocked": "Gemini declined to answer this message, so the built-in assistant answers.",
}


def notice(code: NoticeCode) -> Notice:
    return Notice(code=code, message=MESSAGES[code])


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong with Gemini."""

    code: NoticeCode
    retry_after: float | None = None
    """Seconds after which one more try makes sense; nothing when it makes none."""
    remember: float = 0
    """Seconds during which nobody needs to try again."""


class GeminiError(Exception):
    """Gemini gave no usable answer."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.code)
        self.failure = failure


class Memory:
    """Remembers a failure for a while, so that not every message pays for it."""

    def __init__(self) -> None:
        self._code: NoticeCode | None = None
        self._until = 0.0

    def keep(self, failure: Failure) -> None:
        if failure.remember:
            self._code, self._until = failure.code, time.monotonic() + failure.remember

    @property
    def code(self) -> NoticeCode | None:
        return self._code if time.monotonic() < self._until else None
