"""The sentences of the rule model."""

from collections.abc import Sequence
from typing import Any

from tests.gemini.answer import Json
from tests.gemini.intent import Intent

HELP = "I keep your tasks: I can add, list, complete, rename and delete them."
CANNOT = "I have no tool for that."
DONE = {
    "add": 'I added "{title}" as task {task_id}.',
    "complete": 'I marked task {task_id} "{title}" as completed.',
    "delete": 'I deleted task {task_id} "{title}".',
    "rename": 'Task {task_id} is now "{title}".',
}


def report(intent: Intent, value: Any) -> str:
    """What the last tool did, in its own values."""
    if isinstance(value, dict) and "error" in value:
        return f"That did not work: {value['error']}"
    if intent.kind == "list":
        return listed(value if isinstance(value, list) else [])
    known = {"task_id": intent.number, "title": intent.title or intent.target}
    return DONE[intent.kind].format_map(known | (value if isinstance(value, dict) else {}))


def listed(tasks: Sequence[Json]) -> str:
    """The tasks, one a line."""
    if not tasks:
        return "There are no such tasks."
    lines = [f"{task['id']}. {task['title']} ({state(task)})" for task in tasks]
    return "\n".join(["Here are your tasks:", *lines])


def state(task: Json) -> str:
    """One word for whether the task is done."""
    return "completed" if task.get("completed") else "pending"


def several(tasks: Sequence[Json]) -> str:
    """Ask which one is meant."""
    return "Several tasks match. Which one do you mean?\n" + "\n".join(f"{one['id']}. {one['title']}" for one in tasks)


def not_found(target: str) -> str:
    """No task has that title."""
    return f'I found no task called "{target}".'
