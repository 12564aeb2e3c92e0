"""A real browser in front of the real page, the real backend and a real database."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.backend import Backend
from tests.gemini.client import GeminiStandIn
from tests.web.browser import chromium, open_context
from tests.web.frontend import Frontend
from tests.web.visitor import Visitor


def gemini_settings(stand_in: GeminiStandIn) -> dict[str, str]:
    return {"GEMINI_API_KEY": stand_in.key, "GOOGLE_GEMINI_BASE_URL": stand_in.url}


# For this folder only: an open playwright keeps an event loop running in the main thread.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="package")
def frontend(backend: Backend) -> Iterator[Frontend]:
    """A page whose assistant is the built-in one."""
    with Frontend(backend.url) as running:
        yield running


@pytest.fixture(scope="package")
def gemini_frontend(database_url: str, stand_in_process: GeminiStandIn) -> Iterator[Frontend]:
    """A page whose assistant is Gemini, played by the stand-in."""
    with Backend(database_url, **gemini_settings(stand_in_process)) as backend, Frontend(backend.url) as running:
        yield running


def visit(browser: Browser, frontend: Frontend) -> Iterator[Visitor]:
    context = open_context(browser, frontend.url)
    visitor = Visitor(context.new_page())
    yield visitor
    context.close()
    assert visitor.complaints == []


@pytest.fixture
def stranger(browser: Browser, frontend: Frontend) -> Iterator[Visitor]:
    """Somebody without an account."""
    yield from visit(browser, frontend)


@pytest.fixture
def ann(stranger: Visitor) -> Visitor:
    """Somebody who has just signed up."""
    stranger.sign_up()
    return stranger


@pytest.fixture
def carol(browser: Browser, gemini_frontend: Frontend, stand_in: GeminiStandIn) -> Iterator[Visitor]:
    """Somebody who has just signed up and talks to Gemini, whose script is empty."""
    for visitor in visit(browser, gemini_frontend):
        visitor.sign_up()
        yield visitor
