"""What a sentence of the user asks for; a handful of patterns, tried in order."""

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["add", "list", "complete", "delete", "rename"]

POLITE = re.compile(
    r"(?:(?:hi|hello|hey|ok|okay|now|please|then|(?:can|could|would|will) you|"
    r"i(?: need| want|'d like| would like)(?: you)? to)\b[,!.]?\s*)+",
    re.IGNORECASE,
)
PATTERNS: tuple[tuple[Kind, str], ...] = (
    ("rename", r"(?:change|rename|update)\s+(?P<target>.+?)\s+(?:to|into)\s+(?P<title>.+)"),
    ("complete", r"(?:mark|set)\s+(?P<target>.+?)\s+(?:as\s+)?(?:completed?|done|finished)"),
    ("complete", r"(?:i(?:'ve|'m| have| am)?\s+)?(?:completed?|finish(?:ed)?|done with)\s+(?P<target>.+)"),
    ("complete", r"(?P<target>(?:task\s+)?#?\d+) is (?:done|finished|completed?)"),
    ("delete", r"(?:delete|remove|cancel)\s+(?P<target>.+)"),
    (
        "add",
        r"(?:add|create|remember|remind me|note)\s+(?:(?:an?|the|another)\s+)?(?:new\s+)?(?:(?:task|todo|reminder)\b)?"
        r"\s*(?:to\b|called\b|named\b|:)?\s*(?P<title>.+?)(?:\s+to my (?:list|tasks|todos))?",
    ),
    ("list", r"(?:show|list|see|what|which|tell me|give me|do i have)\b.*"),
)
STATUSES = (
    ("completed", re.compile(r"\b(?:complete|completed|done|finished)\b", re.IGNORECASE)),
    ("pending", re.compile(r"\b(?:pending|open|left|todo|to do|remaining|unfinished)\b", re.IGNORECASE)),
)
NUMBER = re.compile(r"(?:the\s+)?(?:task|todo)?\s*(?:number\s+|no\.?\s*)?#?(\d+)", re.IGNORECASE)
AROUND_TITLE = re.compile(r"^(?:(?:the|my|a)\s+)?(?:task\s+)?|\s+(?:task|todo)$", re.IGNORECASE)
QUOTES = " '\"\u201c\u201d\u2018\u2019"


@dataclass(frozen=True, kw_only=True)
class Intent:
    """One wish: a task is named by its number or by words of its title (`target`)."""

    kind: Kind
    target: str = ""
    number: int | None = None
    title: str | None = None
    status: str | None = None


def read(sentence: str) -> Intent | None:
    """The wish in a sentence; None when it holds none that a tool could fulfil."""
    wish = POLITE.sub("", sentence.strip().rstrip(".!?"), count=1).strip()
    for kind, pattern in PATTERNS:
        if found := re.fullmatch(pattern, wish, re.IGNORECASE | re.DOTALL):
            return _intent(kind, wish, found.groupdict())
    return None


def _intent(kind: Kind, wish: str, words: dict[str, str]) -> Intent:
    target = words.get("target", "").strip(QUOTES)
    number = NUMBER.fullmatch(target)
    return Intent(
        kind=kind,
        target=AROUND_TITLE.sub("", target).strip(QUOTES),
        number=int(number[1]) if number else None,
        title=words["title"].strip(QUOTES) if "title" in words else None,
        status=_status(wish) if kind == "list" else None,
    )


def _status(wish: str) -> str:
    named = [status for status, pattern in STATUSES if pattern.search(wish)]
    return named[0] if len(named) == 1 else "all"
