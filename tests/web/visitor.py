"""Somebody at the page: what they do, and where they look."""

import re
import secrets

from playwright.sync_api import Locator, Page, expect

PASSWORD = "correct horse battery"


class Visitor:
    """One person at one page."""

    def __init__(self, page: Page, email: str | None = None) -> None:
        self.page = page
        self.email = email or f"{secrets.token_hex(6)}@example.com"
        self.complaints: list[str] = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self._hear(message.type, message.text))

    def _hear(self, kind: str, text: str) -> None:
        # Chromium reports every refused request, also those that a test provokes.
        if kind == "error" and not text.startswith("Failed to load resource"):
            self.complaints.append(text)

    @property
    def composer(self) -> Locator:
        return self.page.get_by_role("textbox", name="Message", exact=True)

    @property
    def answers(self) -> Locator:
        return self.page.get_by_test_id("answer")

    @property
    def tool_calls(self) -> Locator:
        return self.page.get_by_test_id("tool-call")

    @property
    def titles(self) -> Locator:
        return self.page.get_by_test_id("title")

    def row(self, title: str) -> Locator:
        return self.page.locator("[data-task]").filter(has=self.page.get_by_role("checkbox", name=title, exact=True))

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def sign_up(self, name: str = "Ann") -> None:
        self.page.goto("/sign-up")
        self.page.get_by_label("Name (optional)").fill(name)
        self.page.get_by_label("E-mail").fill(self.email)
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.button("Create account").click()
        expect(self.composer).to_be_visible()

    def sign_in(self, password: str = PASSWORD) -> None:
        self.page.goto("/sign-in")
        self.page.get_by_label("E-mail").fill(self.email)
        self.page.get_by_label("Password", exact=True).fill(password)
        self.button("Sign in").click()

    def say(self, message: str) -> None:
        """Send a message without waiting for its answer."""
        self.composer.fill(message)
        self.composer.press("Enter")
        expect(self.page.get_by_role("region", name="Messages").get_by_text(message, exact=True).last).to_be_visible()

    def ask(self, message: str) -> None:
        """Send a message and wait until it and its answer are in the history, which shows the time."""
        kept = self.page.locator("time").count()
        self.say(message)
        expect(self.page.locator("time")).to_have_count(kept + 1)

    def write(self, *titles: str) -> None:
        """Add tasks by hand, and wait until the server has numbered them."""
        line = self.page.get_by_label("New task")
        for title in titles:
            line.fill(title)
            line.press("Enter")
            expect(self.row(title)).to_have_attribute("data-task", re.compile(r"^\d+$"))
