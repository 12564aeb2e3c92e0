"""From a sentence to what it wants: pure, and by a table."""

import re
from collections.abc import Callable

from app.agent.builtin import patterns
from app.agent.builtin.intents import (
    Add,
    Complete,
    CompleteAll,
    Delete,
    DeleteAll,
    Greet,
    Help,
    Intent,
    Reopen,
    Show,
    Thank,
    Unknown,
    Update,
)
from app.agent.builtin.references import parse_reference, unquote
from app.tasks.schemas import Status

LONGEST = 600
Match = re.Match[str]


def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I | re.S)


POLITE, TRAILING = compiled(patterns.POLITE), compiled(patterns.TRAILING)
DUTY, ABOUT_TASKS = compiled(patterns.DUTY), compiled(patterns.ABOUT_TASKS)
NEXT_COMMAND = compiled(patterns.NEXT_COMMAND)
EVERY_TASK = compiled(patterns.EVERY_TASK)
STILL_OPEN = compiled(rf"\b{patterns.OPEN}\b|n't\b|\bto do\b")
FINISHED = compiled(rf"\b(?:{patterns.CLOSED}|finish)\b")


def parse(message: str) -> list[Intent]:
    """What a message wants, in order; never empty."""
    pieces = [parse_sentence(piece) for piece in NEXT_COMMAND.split(_without_manners(message[: LONGEST + 1]))]
    several = len(pieces) > 1 and not any(isinstance(intent, Unknown) for intent in pieces)
    return pieces if several else [parse_sentence(message)]


def parse_sentence(sentence: str) -> Intent:
    """What one sentence wants."""
    text = " ".join(sentence.replace("’", "'").split())
    if len(text) > LONGEST:
        return Unknown(text)
    bare = _without_manners(text)
    if duty := DUTY.fullmatch(bare):
        # "I need to finish my report" is something to remember; "I need to delete task 3" is a command.
        command = _match(_without_manners(duty["title"])) if ABOUT_TASKS.search(duty["title"]) else None
        return command or _add(duty)
    return _match(bare) or _match(text.rstrip(".!? ")) or Unknown(text)


def _match(text: str) -> Intent | None:
    for pattern, build in TABLE:
        if match := pattern.fullmatch(text):
            return build(match)
    return None


def _without_manners(text: str) -> str:
    return TRAILING.sub("", POLITE.sub("", text, count=1)).strip().rstrip(".!?").strip()


def _status(text: str) -> Status:
    if STILL_OPEN.search(text):
        return "pending"
    return "completed" if FINISHED.search(text) else "all"


def _add(match: Match) -> Intent:
    title = unquote(match["title"].rstrip(".!"))
    return Add(title[:1].upper() + title[1:])


def _show(match: Match) -> Intent:
    return Show(_status(match[0]))


def _show_about(match: Match) -> Intent:
    return Show(_status(match[0]), unquote(match["about"].rstrip(".?!")))


def _complete(match: Match) -> Intent:
    return CompleteAll() if EVERY_TASK.fullmatch(match["which"].strip()) else Complete(parse_reference(match["which"]))


def _delete(match: Match) -> Intent:
    return Delete(parse_reference(match["which"]))


def _delete_all(match: Match) -> Intent:
    return DeleteAll(_status(match["which"]), confirmed=bool(match["yes"]))


def _rename(match: Match) -> Intent:
    return Update(parse_reference(match["which"]), title=unquote(match["title"].rstrip(".")))


def _describe(match: Match) -> Intent:
    return Update(parse_reference(match["which"]), description=unquote(match["text"]))


# The first pattern that fits the whole sentence counts, so the narrower ones come first.
MEANINGS: tuple[tuple[str, Callable[[Match], Intent]], ...] = (
    (patterns.GREET, lambda _: Greet()),
    (patterns.THANK, lambda _: Thank()),
    (patterns.HELP, lambda _: Help()),
    (patterns.REOPEN, lambda _: Reopen()),
    (patterns.DELETE_ALL, _delete_all),
    (patterns.ADD_NOTE, _describe),
    (patterns.DESCRIBE, _describe),
    (patterns.MARK_DONE, _complete),
    (patterns.RENAME, _rename),
    (patterns.COMPLETE, _complete),
    (patterns.DELETE, _delete),
    (patterns.REMEMBER, _add),
    (patterns.ADD_TASK, _add),
    (patterns.ADD, _add),
    (patterns.LABELLED, _add),
    (patterns.WHAT_TO_DO, lambda _: Show("pending")),
    (patterns.SHOW_ABOUT, _show_about),
    (patterns.ASK_LIST, _show),
    (patterns.SHOW, _show),
    (patterns.JUST_LIST, _show),
    (patterns.IS_DONE, _complete),
)
TABLE = tuple((compiled(pattern), build) for pattern, build in MEANINGS)
