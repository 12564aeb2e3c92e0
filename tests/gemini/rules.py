"""The rule model: what it says or calls next, read off the request alone, so that equal requests get equal answers."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tests.gemini.answer import Answer, Json
from tests.gemini.intent import Intent, Kind, read
from tests.gemini.script import call, text
from tests.gemini.signatures import current_turn, responses_of
from tests.gemini.validation import declarations
from tests.gemini.wording import CANNOT, HELP, not_found, report, several

TOOLS: dict[Kind, str] = {
    "add": "add_task",
    "list": "list_tasks",
    "complete": "complete_task",
    "delete": "delete_task",
    "rename": "update_task",
}
PIECE = re.compile(r"\s*\S+\s*?")


def answer(request: Json) -> Answer:
    """The next answer of the turn: a tool call, or a text that uses the results of the tools."""
    turn = current_turn(request["contents"])
    intent = read(said(turn[0]))
    if intent is None:
        return spoken(HELP)
    tools = usable(request)
    if TOOLS[intent.kind] not in tools:
        return spoken(CANNOT)
    results = [part["functionResponse"] for part in responses_of(turn[-1])]
    if not results:
        return first_step(intent, tools)
    return next_step(intent, tools, results[-1])


def first_step(intent: Intent, tools: dict[str, Json]) -> Answer:
    """Call the tool, or look up the task first when it is named by its title."""
    if intent.target and intent.number is None:
        return called("list_tasks", tools, {"status": "all"}) if "list_tasks" in tools else spoken(CANNOT)
    arguments = {"title": intent.title, "task_id": intent.number, "status": intent.status}
    return called(TOOLS[intent.kind], tools, {name: value for name, value in arguments.items() if value is not None})


def next_step(intent: Intent, tools: dict[str, Json], result: Json) -> Answer:
    """Report the result, or go on with the task that the list shows."""
    value = result["response"]
    value = value.get("result", value.get("output", value))
    if result["name"] != "list_tasks" or intent.kind == "list" or not isinstance(value, list):
        return spoken(report(intent, value))
    found = matching(intent.target, value)
    if len(found) == 1:
        return first_step(replace(intent, number=found[0]["id"]), tools)
    return spoken(several(found) if found else not_found(intent.target))


def matching(target: str, tasks: Sequence[Json]) -> list[Json]:
    """The tasks whose title holds every word of the target, exact titles first of all."""
    exact = [task for task in tasks if task["title"].lower() == target.lower()]
    words = target.lower().split()
    return exact or [task for task in tasks if all(word in task["title"].lower() for word in words)]


def said(content: Json) -> str:
    """The text of a content."""
    return " ".join(part["text"] for part in content["parts"] if "text" in part)


def usable(request: Json) -> dict[str, Json]:
    """The declared functions that the request lets the model call, by name."""
    calling = request.get("toolConfig", {}).get("functionCallingConfig", {})
    if calling.get("mode") == "NONE":
        return {}
    allowed = calling.get("allowedFunctionNames")
    return {one["name"]: one for one in declarations(request) if not allowed or one["name"] in allowed}


def called(name: str, tools: dict[str, Json], arguments: dict[str, Any]) -> Answer:
    """A call with those arguments that the function declares."""
    schema = tools[name].get("parametersJsonSchema") or tools[name].get("parameters") or {}
    known = schema.get("properties", {})
    return call(name, **{key: value for key, value in arguments.items() if key in known})


def spoken(said: str) -> Answer:
    """A text streamed word by word."""
    return replace(text(said), events=[[{"text": piece}] for piece in PIECE.findall(said)])
