"""Small screens, night, and those who cannot see or use a mouse."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.browser import Scheme, Width, open_context
from tests.web.build import FOLDER
from tests.web.frontend import Frontend
from tests.web.visitor import Visitor

AXE = FOLDER / "node_modules" / "axe-core" / "axe.min.js"
RUN_AXE = "axe.run().then(({violations}) => violations.map(v => `${v.id}: ${v.nodes.map(n => n.html).join(' | ')}`))"


def violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text())
    found: list[str] = page.evaluate(RUN_AXE)
    return found


@pytest.fixture
def phone(browser: Browser, frontend: Frontend) -> Iterator[Visitor]:
    context = open_context(browser, frontend.url, width="narrow")
    yield Visitor(context.new_page())
    context.close()


def test_a_narrow_screen_shows_one_half_at_a_time(phone: Visitor) -> None:
    phone.sign_up()
    line = phone.page.get_by_label("New task")
    expect(line).to_be_hidden()
    phone.ask("Add a task to buy milk")
    phone.button("Tasks").click()
    expect(phone.row("Buy milk")).to_be_visible()
    expect(phone.composer).to_be_hidden()
    phone.button("Chat").click()
    expect(phone.composer).to_be_visible()


def test_a_narrow_screen_draws_the_conversations_in(phone: Visitor) -> None:
    phone.sign_up()
    phone.ask("What's pending?")
    phone.button("Conversations").click()
    drawer = phone.page.get_by_role("dialog", name="Conversations")
    drawer.get_by_role("button", name="New conversation").click()
    expect(drawer).to_be_hidden()
    expect(phone.answers).to_have_count(0)


@pytest.mark.parametrize(("scheme", "width"), [("light", "wide"), ("dark", "narrow")])
def test_axe_finds_nothing(browser: Browser, frontend: Frontend, scheme: Scheme, width: Width) -> None:
    context = open_context(browser, frontend.url, scheme=scheme, width=width)
    visitor = Visitor(context.new_page())
    found = []
    for path in ("/sign-in", "/nowhere"):
        visitor.page.goto(path)
        expect(visitor.page.get_by_role("heading", level=1)).to_be_visible()
        found += violations(visitor.page)
    visitor.sign_up()
    found += violations(visitor.page)
    visitor.ask("Add a task to buy milk")
    visitor.ask("Mark task 1 as complete")
    visitor.tool_calls.first.locator("summary").click()
    found += violations(visitor.page)
    if width == "narrow":
        visitor.button("Tasks").click()
    visitor.write("Call mum")
    visitor.button("Delete “Buy milk”").click()
    visitor.row("Call mum").get_by_test_id("title").click()
    found += violations(visitor.page)
    visitor.page.goto("/account")
    expect(visitor.page.get_by_role("heading", name="Account", exact=True)).to_be_visible()
    found += violations(visitor.page)
    context.close()
    assert found == []


def test_the_night_is_chosen_and_remembered(ann: Visitor) -> None:
    ann.button("Account and colours").click()
    ann.page.get_by_role("menuitemradio", name="Night").click()
    ann.page.reload()
    background = "getComputedStyle(document.body).backgroundColor"
    assert ann.page.evaluate(background) == "rgb(13, 17, 24)"


def test_the_keyboard_alone_adds_completes_and_deletes(ann: Visitor) -> None:
    ann.page.get_by_label("New task").focus()
    ann.page.keyboard.type("Buy milk")
    ann.page.keyboard.press("Enter")
    expect(ann.row("Buy milk")).to_have_attribute("data-task", "1")
    ann.page.keyboard.press("Tab")
    ann.page.keyboard.press("Space")
    expect(ann.page.get_by_role("checkbox", name="Buy milk")).to_be_checked()
    for _ in range(3):
        ann.page.keyboard.press("Tab")
    ann.page.keyboard.press("Enter")
    expect(ann.row("Buy milk")).to_have_count(0)
