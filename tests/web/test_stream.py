"""Answers that arrive word by word, that are stopped, and that fall back."""

from playwright.sync_api import expect

from tests.gemini.client import GeminiStandIn
from tests.gemini.script import call, held, text
from tests.web.visitor import Visitor


def test_words_are_shown_before_the_answer_is_whole(carol: Visitor, stand_in: GeminiStandIn) -> None:
    stand_in.script(held(text("First half, second half.", pieces=2)))
    carol.say("Tell me something")
    expect(carol.answers).to_have_text("First half, ")
    expect(carol.button("Stop")).to_be_visible()
    stand_in.release()
    expect(carol.answers).to_have_text("First half, second half.")
    expect(carol.button("Send")).to_be_visible()


def test_the_sheet_changes_while_the_answer_is_still_written(carol: Visitor, stand_in: GeminiStandIn) -> None:
    stand_in.script(call("add_task", title="Buy milk"), held(text("It is on the list.", pieces=2)))
    carol.say("I need milk")
    expect(carol.row("Buy milk")).to_be_visible()
    expect(carol.button("Stop")).to_be_visible()
    stand_in.release()
    expect(carol.answers).to_have_text("It is on the list.")


def test_stopping_keeps_what_was_said_and_asks_again(carol: Visitor, stand_in: GeminiStandIn) -> None:
    stand_in.script(held(text("A long story, that never ends.", pieces=2)))
    carol.say("Tell me a story")
    expect(carol.answers).to_contain_text("A long story")
    carol.button("Stop").click()
    expect(carol.page.get_by_text("Stopped.")).to_be_visible()
    expect(carol.answers).to_contain_text("A long story")
    stand_in.release()

    stand_in.script(text("A short story."))
    carol.button("Ask again").click()
    expect(carol.answers.last).to_have_text("A short story.")


def test_the_badge_names_the_model(carol: Visitor, stand_in: GeminiStandIn) -> None:
    expect(carol.page.get_by_role("button", name="Gemini · gemini-3.5-flash-lite")).to_be_visible()


def test_markup_in_an_answer_is_only_text(carol: Visitor, stand_in: GeminiStandIn) -> None:
    stand_in.script(
        text(
            "Look ![x](/leak?q=1) <img src=x onerror=alert(1)> <script>alert(1)</script> "
            "[bad](javascript:alert(1)) and [good](https://example.com/)."
        )
    )
    carol.ask("Show me")
    expect(carol.answers.locator("img, script")).to_have_count(0)
    assert carol.answers.get_by_text("bad").get_attribute("href") in {None, ""}
    link = carol.answers.get_by_role("link", name="good")
    assert link.get_attribute("rel") == "noopener noreferrer nofollow"
