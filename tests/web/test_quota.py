"""A Gemini whose quota is used up: a backend of its own, because it remembers that for the day."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.backend import Backend
from tests.gemini.client import GeminiStandIn
from tests.gemini.script import quota_day
from tests.web.conftest import gemini_settings, visit
from tests.web.frontend import Frontend
from tests.web.visitor import Visitor


@pytest.fixture
def erin(browser: Browser, database_url: str, stand_in: GeminiStandIn) -> Iterator[Visitor]:
    stand_in.script(quota_day())
    with Backend(database_url, **gemini_settings(stand_in)) as backend, Frontend(backend.url) as frontend:
        for visitor in visit(browser, frontend):
            visitor.sign_up()
            yield visitor


def test_the_built_in_assistant_goes_on_and_says_why(erin: Visitor) -> None:
    erin.ask("Add a task to buy milk")
    expect(erin.row("Buy milk")).to_be_visible()
    erin.page.get_by_role("button", name="Built-in assistant").click()
    expect(erin.page.get_by_text("Today's Gemini quota is used up")).to_be_visible()
