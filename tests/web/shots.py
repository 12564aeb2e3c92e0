"""Screenshots of the page at work: `python -m tests.web.shots DIR`."""

import itertools
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.backend import Backend, migrate
from tests.database import postgres
from tests.web.browser import Scheme, Width, chromium, open_context
from tests.web.frontend import Frontend
from tests.web.visitor import Visitor

SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDTHS: tuple[Width, ...] = ("wide", "narrow")
Shoot = Callable[[str], None]


@contextmanager
def page_server() -> Iterator[Frontend]:
    with postgres() as server:
        url = server.create_database()
        code, document = migrate(url, "upgrade")
        if code:
            raise RuntimeError(str(document))
        with Backend(url) as backend, Frontend(backend.url) as frontend:
            yield frontend


def show_sign_in(visitor: Visitor, shoot: Shoot) -> None:
    visitor.sign_in("not the password")
    expect(visitor.page.get_by_role("alert").filter(has_text="do not go together")).to_be_visible()
    shoot("1-sign-in")


def show_conversation(visitor: Visitor, shoot: Shoot) -> None:
    visitor.sign_up("Ada")
    shoot("2-empty")
    visitor.ask("Add a task to water the basil")
    visitor.ask("I need to remember to call mum tonight")
    visitor.ask("Mark task 1 as complete")
    visitor.ask("What's pending?")
    visitor.tool_calls.last.locator("summary").click()
    shoot("3-conversation")


def show_tasks(visitor: Visitor, shoot: Shoot, width: Width) -> None:
    if width == "narrow":
        visitor.button("Tasks").click()
    visitor.write("Answer the letter from Lyon", "Book the night train", "Buy lentils, lemons, bread")
    visitor.row("Book the night train").get_by_test_id("title").click()
    visitor.page.get_by_label("Note", exact=True).fill("The slow one, along the river.")
    visitor.page.get_by_label("Note", exact=True).press("Enter")
    visitor.page.get_by_role("checkbox", name="Answer the letter from Lyon").click()
    visitor.button("Delete “Buy lentils, lemons, bread”").click()
    expect(visitor.button("Undo")).to_be_visible()
    shoot("4-tasks")


def show(browser: Browser, frontend: Frontend, folder: Path, scheme: Scheme, width: Width) -> None:
    context = open_context(browser, frontend.url, scheme=scheme, width=width)
    visitor = Visitor(context.new_page())

    def shoot(name: str) -> None:
        visitor.page.mouse.move(0, 0)
        visitor.page.screenshot(path=folder / f"{name}-{scheme}-{width}.png")

    show_sign_in(visitor, shoot)
    show_conversation(visitor, shoot)
    show_tasks(visitor, shoot, width)
    context.close()


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with page_server() as frontend, chromium() as browser:
        for scheme, width in itertools.product(SCHEMES, WIDTHS):
            show(browser, frontend, folder, scheme, width)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
