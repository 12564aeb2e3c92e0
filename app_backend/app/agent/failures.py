"""What an error of the Gemini API means: by status, reason and quota, never by its message."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.agent.notices import Failure

ABOUT_MINUTES = 300.0
MOST_PATIENCE = 3.0
"""Seconds that a person may be kept waiting for a second try."""
BRIEF_PAUSE = 0.5
MINUTE = 60.0

UNAVAILABLE = Failure("unavailable")
OVERLOADED = Failure("unavailable", retry_after=BRIEF_PAUSE)
SILENT = Failure("unavailable", remember=30.0)
BLOCKED = Failure("blocked")
BAD_KEY = Failure("bad_key", remember=ABOUT_MINUTES)
NO_MODEL = Failure("model_not_found", remember=ABOUT_MINUTES)
QUOTA_DAY = Failure("quota_day", remember=3 * ABOUT_MINUTES)

BY_STATUS: dict[int, Failure] = {
    401: BAD_KEY,
    403: BAD_KEY,
    404: NO_MODEL,
    500: OVERLOADED,
    503: OVERLOADED,
}
NO_KEY_REASONS = frozenset({"API_KEY_INVALID", "API_KEY_SERVICE_BLOCKED", "API_KEY_EXPIRED"})


def classify(status: int, body: Any) -> Failure:
    """The failure that an error answer stands for."""
    details = list(_details(body))
    if status == 429:
        return _quota(details)
    if any(detail.get("reason") in NO_KEY_REASONS for detail in details):
        return BAD_KEY
    return BY_STATUS.get(status, UNAVAILABLE)


def _quota(details: list[Mapping[str, Any]]) -> Failure:
    violations = [violation for detail in details for violation in detail.get("violations", [])]
    # A daily body also names a short retryDelay, which is not true; a limit of zero never ends.
    if any("PerDay" in v.get("quotaId", "") or v.get("quotaValue") == "0" for v in violations):
        return QUOTA_DAY
    delay = next((_seconds(detail["retryDelay"]) for detail in details if "retryDelay" in detail), None)
    if delay is None:
        return Failure("quota_minute", retry_after=BRIEF_PAUSE, remember=MINUTE / 4)
    return Failure("quota_minute", retry_after=delay if delay <= MOST_PATIENCE else None, remember=min(delay, MINUTE))


def _seconds(duration: Any) -> float | None:
    try:
        return max(0.0, float(str(duration).removesuffix("s")))
    except ValueError:
        return None


def _details(body: Any) -> Iterator[Mapping[str, Any]]:
    """The details of an error body, which may be wrapped in a list of one."""
    document = body[0] if isinstance(body, list) and body else body
    error = document.get("error", document) if isinstance(document, dict) else {}
    listed = error.get("details") if isinstance(error, dict) else None
    return (detail for detail in listed or [] if isinstance(detail, dict))
