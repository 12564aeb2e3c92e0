"""The rule model of the stand-in for Gemini keeps a real list of tasks through the real SDK."""

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest
from google import genai
from google.genai import types

from tests.gemini import GeminiStandIn
from tests.gemini.sdk import MODEL

pytest_plugins = "tests.gemini.fixtures"

Json = dict[str, Any]
NUMBER = {"type": "integer"}
TEXT = {"type": "string"}
PARAMETERS = {
    "add_task": {"title": TEXT, "description": TEXT},
    "list_tasks": {"status": TEXT},
    "complete_task": {"task_id": NUMBER},
    "delete_task": {"task_id": NUMBER},
    "update_task": {"task_id": NUMBER, "title": TEXT},
}


class Tasks:
    """A list of tasks with the five tools of the app."""

    def __init__(self, *titles: str) -> None:
        self.numbers = count(1)
        self.tasks: dict[int, Json] = {}
        for title in titles:
            self.add_task(title)

    def add_task(self, title: str) -> Any:
        """Add."""
        number = next(self.numbers)
        self.tasks[number] = {"id": number, "title": title, "completed": False}
        return {"task_id": number, "status": "created", "title": title}

    def list_tasks(self, status: str = "all") -> Any:
        """List."""
        return [one for one in self.tasks.values() if status == "all" or one["completed"] == (status == "completed")]

    def complete_task(self, task_id: int) -> Any:
        """Complete."""
        self.tasks[task_id]["completed"] = True
        return {"task_id": task_id, "status": "completed", "title": self.tasks[task_id]["title"]}

    def delete_task(self, task_id: int) -> Any:
        """Delete."""
        return {"task_id": task_id, "status": "deleted", "title": self.tasks.pop(task_id)["title"]}

    def update_task(self, task_id: int, title: str) -> Any:
        """Rename."""
        self.tasks[task_id]["title"] = title
        return {"task_id": task_id, "status": "updated", "title": title}


def config(*names: str) -> types.GenerateContentConfig:
    """A request that offers these tools."""
    tools = [
        types.FunctionDeclaration(name=name, parameters_json_schema={"type": "object", "properties": PARAMETERS[name]})
        for name in names
    ]
    return types.GenerateContentConfig(tools=[types.Tool(function_declarations=tools)])


def respond(tasks: Tasks, call: types.FunctionCall) -> types.Part:
    """Run one tool."""
    tool: Callable[..., Any] = getattr(tasks, call.name or "")
    try:
        result = tool(**(call.args or {}))
    except KeyError:
        response: Json = {"error": f"Task {(call.args or {})['task_id']} not found"}
    else:
        response = {"result": result} if isinstance(result, list) else result
    return types.Part(function_response=types.FunctionResponse(id=call.id, name=call.name, response=response))


def converse(sdk: genai.Client, tasks: Tasks, wish: str) -> tuple[list[str], str]:
    """Stream one turn to its end: the tools that were called, and the text."""
    contents = [types.Content(role="user", parts=[types.Part(text=wish)])]
    names: list[str] = []
    while True:
        stream: Iterator[types.GenerateContentResponse] = sdk.models.generate_content_stream(
            model=MODEL, contents=contents, config=config(*PARAMETERS)
        )
        parts = [part for response in stream for part in response.parts or []]
        calls = [part.function_call for part in parts if part.function_call]
        if not calls:
            return names, "".join(part.text or "" for part in parts)
        names += [call.name or "" for call in calls]
        contents.append(types.Content(role="model", parts=parts))
        contents.append(types.Content(role="user", parts=[respond(tasks, call) for call in calls]))


WISHES = [
    ("Add a task to buy groceries", ["add_task"], 'I added "buy groceries" as task 3.'),
    ("I need to remember to pay bills.", ["add_task"], '"pay bills"'),
    ("Show me all my tasks", ["list_tasks"], "1. Meeting with Bob (completed)\n2. Call mom (pending)"),
    ("What's pending?", ["list_tasks"], "2. Call mom"),
    ("What have I completed?", ["list_tasks"], "1. Meeting with Bob"),
    ("Mark task 2 as complete", ["complete_task"], 'task 2 "Call mom" as completed'),
    ("I'm done with call mom", ["list_tasks", "complete_task"], '"Call mom"'),
    ("Delete the meeting task", ["list_tasks", "delete_task"], 'I deleted task 1 "Meeting with Bob".'),
    ("Please remove task #2", ["delete_task"], "I deleted task 2"),
    ("Change task 1 to 'Call mom tonight'", ["update_task"], 'Task 1 is now "Call mom tonight".'),
    ("Rename the meeting to Lunch", ["list_tasks", "update_task"], 'Task 1 is now "Lunch".'),
    ("Delete task 9", ["delete_task"], "Task 9 not found"),
    ("Delete the laundry task", ["list_tasks"], 'I found no task called "laundry".'),
    ("Delete m", ["list_tasks"], "Which one do you mean?\n1. Meeting with Bob\n2. Call mom"),
    ("How is the weather?", [], "I keep your tasks"),
]


@pytest.mark.parametrize(("wish", "tools", "said"), WISHES, ids=[wish for wish, _, _ in WISHES])
def test_wish(stand_in: GeminiStandIn, sdk: genai.Client, wish: str, tools: list[str], said: str) -> None:
    stand_in.mode("rules")
    tasks = Tasks("Meeting with Bob", "Call mom")
    tasks.complete_task(1)
    names, text = converse(sdk, tasks, wish)
    assert names == tools
    assert said in text


def test_text_streams_word_by_word_and_is_the_same_again(stand_in: GeminiStandIn, sdk: genai.Client) -> None:
    stand_in.mode("rules")
    first, again = (
        [one.text for one in sdk.models.generate_content_stream(model=MODEL, contents="hello")] for _ in "12"
    )
    assert first == again
    assert len(first) > 8


def test_only_offered_tools_are_called(stand_in: GeminiStandIn, sdk: genai.Client) -> None:
    stand_in.mode("rules")
    offered = config("list_tasks")
    forbidden = config(*PARAMETERS)
    forbidden.tool_config = types.ToolConfig(
        function_calling_config=types.FunctionCallingConfig(mode=types.FunctionCallingConfigMode.NONE)
    )
    for settings in (offered, forbidden):
        response = sdk.models.generate_content(model=MODEL, contents="add milk", config=settings)
        assert response.text == "I have no tool for that."
