"""Carries out what a sentence wants, through the same tools as Gemini, and says so."""

import re
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from app.agent.builtin import wording
from app.agent.builtin.intents import (
    Add,
    Complete,
    CompleteAll,
    Delete,
    DeleteAll,
    Greet,
    Help,
    Intent,
    Reference,
    Reopen,
    Show,
    Thank,
    Unknown,
    Update,
)
from app.agent.builtin.parse import parse
from app.agent.builtin.references import Known, find
from app.agent.confirmation import is_yes
from app.agent.turn import Turn
from app.tasks.schemas import Status

LONGEST_TITLE = 200


async def answer(turn: Turn) -> None:
    """Answer one message."""
    intents = _confirmed(turn) or parse(turn.message)
    for position, intent in enumerate(intents):
        reply = await HANDLERS[type(intent)](turn, intent)
        _speak(turn, reply if position == 0 else f"\n\n{reply}")


def summarise(turn: Turn) -> None:
    """Say what was done before Gemini failed, and do nothing twice."""
    _speak(turn, wording.summary(turn.calls))


def _speak(turn: Turn, text: str) -> None:
    for word in re.findall(r"\s*\S+", text):
        turn.say(word)


def _confirmed(turn: Turn) -> list[Intent]:
    """The deletion that the last answer asked about, when this message agrees."""
    last = turn.past[-1] if turn.past else None
    if not (last and last.role == "assistant" and last.content.endswith(wording.CONFIRM) and is_yes(turn.message)):
        return []
    asked = next((said for said in reversed(turn.past) if said.role == "user"), None)
    return [
        DeleteAll(intent.status, confirmed=True)
        for intent in parse(asked.content if asked else "")
        if isinstance(intent, DeleteAll)
    ]


async def _tasks(turn: Turn, status: Status = "all") -> list[Known]:
    call = await turn.call("list_tasks", {"status": status})
    return [Known(**task) for task in call.result["result"]] if call.ok else []


async def _greet(_: Turn, __: Greet) -> str:
    return wording.GREETING


async def _thank(_: Turn, __: Thank) -> str:
    return wording.THANKS


async def _help(_: Turn, __: Help) -> str:
    return wording.HELP


async def _reopen(_: Turn, __: Reopen) -> str:
    return wording.REOPEN


async def _unknown(_: Turn, intent: Unknown) -> str:
    return wording.unknown(intent.sentence)


async def _add(turn: Turn, intent: Add) -> str:
    if not intent.title or len(intent.title) > LONGEST_TITLE:
        return f"A task needs a title of at most {LONGEST_TITLE} characters."
    return wording.done(await turn.call("add_task", {"title": intent.title}))


async def _show(turn: Turn, intent: Show) -> str:
    tasks = await _tasks(turn, intent.status)
    if intent.about:
        tasks = find(intent.about, tasks)
    return wording.listed(tasks, status=intent.status, about=intent.about)


async def _complete(turn: Turn, intent: Complete) -> str:
    return await _each(turn, intent.which, verb="complete", tool="complete_task")


async def _delete(turn: Turn, intent: Delete) -> str:
    return await _each(turn, intent.which, verb="delete", tool="delete_task")


async def _update(turn: Turn, intent: Update) -> str:
    if len(intent.title) > LONGEST_TITLE:
        return f"A task needs a title of at most {LONGEST_TITLE} characters."
    changes = {"title": intent.title} if intent.title else {"description": intent.description}
    return await _each(turn, intent.which, verb="change", tool="update_task", changes=changes)


async def _complete_all(turn: Turn, _: CompleteAll) -> str:
    pending = await _tasks(turn, "pending")
    replies = [wording.done(await turn.call("complete_task", {"task_id": task.id})) for task in pending]
    return "\n".join(replies) or wording.NOTHING_TO_COMPLETE


async def _delete_all(turn: Turn, intent: DeleteAll) -> str:
    tasks = await _tasks(turn, intent.status)
    if not tasks:
        return wording.EMPTY[intent.status]
    if not intent.confirmed:
        return wording.confirm_deletion(tasks, intent.status)
    return "\n".join([wording.done(await turn.call("delete_task", {"task_id": task.id})) for task in tasks])


async def _each(turn: Turn, which: Reference, *, verb: str, tool: str, changes: dict[str, Any] | None = None) -> str:
    """Use a tool on every task that is meant, when it is clear which."""
    meant = await _meant(turn, which, verb)
    if isinstance(meant, str):
        return meant
    calls = [await turn.call(tool, {"task_id": number, **(changes or {})}) for number in meant]
    return "\n".join(wording.done(call) for call in calls)


async def _meant(turn: Turn, which: Reference, verb: str) -> Sequence[int] | str:
    """The numbers of the tasks, or what to ask back."""
    if which.numbers:
        return which.numbers
    found = find(which.words, await _tasks(turn))
    open_ones = [task for task in found if not task.completed]
    candidates = open_ones if verb == "complete" and open_ones else found
    if len(candidates) > 1:
        return wording.ambiguous(candidates, verb)
    return [candidates[0].id] if candidates else wording.not_found(which.words)


HANDLERS: dict[type[Intent], Callable[[Turn, Any], Awaitable[str]]] = {
    Add: _add,
    Show: _show,
    Complete: _complete,
    CompleteAll: _complete_all,
    Delete: _delete,
    DeleteAll: _delete_all,
    Update: _update,
    Reopen: _reopen,
    Greet: _greet,
    Thank: _thank,
    Help: _help,
    Unknown: _unknown,
}
