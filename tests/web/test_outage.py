"""A backend that goes away and comes back."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.backend import Backend
from tests.database import free_port
from tests.web.conftest import visit
from tests.web.frontend import Frontend
from tests.web.visitor import Visitor

BANNER = "The server does not answer."


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def dan(browser: Browser, database_url: str, port: int) -> Iterator[Visitor]:
    """Somebody who has signed up at a backend that is gone by now."""
    with Frontend(f"http://127.0.0.1:{port}") as frontend:
        for visitor in visit(browser, frontend):
            with Backend(database_url, PORT=str(port)):
                visitor.sign_up()
                visitor.write("Buy milk")
            yield visitor


def test_the_page_says_so_keeps_what_it_has_and_recovers(dan: Visitor, database_url: str, port: int) -> None:
    dan.page.get_by_role("checkbox", name="Buy milk").click()
    expect(dan.page.get_by_text(BANNER)).to_be_visible()
    expect(dan.row("Buy milk")).to_be_visible()
    dan.say("Add a task to call mum")
    expect(dan.page.get_by_role("main").get_by_role("alert")).to_contain_text("does not answer")
    with Backend(database_url, PORT=str(port)):
        dan.button("Try again").click()
        expect(dan.page.get_by_text(BANNER)).to_be_hidden()
        dan.button("Ask again").click()
        expect(dan.row("Call mum")).to_be_visible()


def test_a_page_opened_meanwhile_waits_and_opens_by_itself(dan: Visitor, database_url: str, port: int) -> None:
    dan.page.reload()
    expect(dan.page.get_by_text("Your list opens as soon as the server is back.")).to_be_visible()
    with Backend(database_url, PORT=str(port)):
        expect(dan.row("Buy milk")).to_be_visible()


def test_callers_get_a_problem_document() -> None:
    with Frontend(f"http://127.0.0.1:{free_port()}") as frontend:
        for path in ("/api/tasks", "/mcp"):
            answer = httpx.get(frontend.url + path)
            assert answer.status_code == 502
            assert answer.headers["content-type"] == "application/problem+json"
            assert answer.json()["code"] == "backend_unreachable"
