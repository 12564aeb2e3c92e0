"""The tools for clients outside, through a real MCP client."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import httpx2
import pytest
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

from tests.api.person import Person, problem

NAMES = {"add_task", "list_tasks", "complete_task", "update_task", "delete_task"}
PING = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
ACCEPT = {"Accept": "application/json, text/event-stream"}


def with_client(person: Person, work: Callable[[Client], Awaitable[Any]], mode: str = "auto") -> Any:
    """Do something as a client that shows the person's token."""

    async def run() -> Any:
        headers = {"Authorization": person.headers["Authorization"]}
        async with httpx2.AsyncClient(headers=headers, timeout=30) as http:
            transport = streamable_http_client(str(person.base_url.join("/mcp")), http_client=http)
            async with Client(transport, mode=mode) as client:
                return await work(client)

    return asyncio.run(run())


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_a_client_keeps_the_list_through_all_five_tools(ann: Person, mode: str) -> None:
    async def work(client: Client) -> list[Any]:
        calls: list[tuple[str, dict[str, Any]]] = [
            ("add_task", {"title": "Buy milk", "description": "two litres"}),
            ("update_task", {"task_id": 1, "title": "Buy oat milk"}),
            ("complete_task", {"task_id": 1}),
            ("list_tasks", {"status": "completed"}),
            ("delete_task", {"task_id": 1}),
        ]
        return [(await client.call_tool(name, arguments)).structured_content for name, arguments in calls]

    assert with_client(ann, work, mode) == [
        {"task_id": 1, "status": "created", "title": "Buy milk"},
        {"task_id": 1, "status": "updated", "title": "Buy oat milk"},
        {"task_id": 1, "status": "completed", "title": "Buy oat milk"},
        {"result": [{"id": 1, "title": "Buy oat milk", "completed": True}]},
        {"task_id": 1, "status": "deleted", "title": "Buy oat milk"},
    ]
    assert ann.titles() == []


def test_tools_say_what_they_do_and_ask_for_no_user(ann: Person) -> None:
    async def work(client: Client) -> Any:
        return (await client.list_tools()).tools

    tools = with_client(ann, work)
    assert {tool.name for tool in tools} == NAMES
    hints = {tool.name: tool.annotations for tool in tools}
    assert hints["list_tasks"].read_only_hint
    assert hints["delete_task"].destructive_hint
    assert all(tool.description for tool in tools)
    assert not any("user" in name for tool in tools for name in tool.input_schema["properties"])


def test_the_number_of_somebody_else_reaches_nothing(ann: Person, bob: Person) -> None:
    ann.add("ann's", "ann's second")

    async def work(client: Client) -> Any:
        return await client.call_tool("delete_task", {"task_id": 2, "user_id": ann.email})

    answer = with_client(bob, work)
    assert answer.is_error
    assert len(ann.titles()) == 2


def post(person: Person, **headers: str) -> httpx.Response:
    return person.post("/mcp", json=PING, headers={**ACCEPT, **headers})


def test_nobody_gets_in_without_a_token(ann: Person) -> None:
    ann.headers.pop("Authorization")
    problem(post(ann), 401, "unauthorized")
    problem(post(ann, Authorization="Bearer x"), 401, "unauthorized")
    problem(ann.post("/mcp", params={"access_token": ann.token}, json=PING, headers=ACCEPT), 401, "unauthorized")


def test_pages_of_other_sites_are_refused(ann: Person) -> None:
    problem(post(ann, Origin="https://evil.example"), 403, "bad_origin")
    assert post(ann, Origin="https://todo.example", Host="todo.example").status_code != 403
