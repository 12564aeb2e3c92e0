"""Talking to the built-in assistant: what it says, what it does, and what that changes on the sheet."""

from playwright.sync_api import expect

from tests.web.visitor import Visitor


def test_a_task_added_by_chat_appears_on_the_sheet(ann: Visitor) -> None:
    ann.ask("Add a task to buy groceries")
    expect(ann.tool_calls).to_have_count(1)
    expect(ann.tool_calls).to_contain_text("Wrote down “Buy groceries” no. 1")
    expect(ann.row("Buy groceries")).to_be_visible()


def test_a_tool_call_opens_to_what_was_asked_and_answered(ann: Visitor) -> None:
    ann.ask("Add a task to buy groceries")
    details = ann.tool_calls.get_by_text('"task_id": 1')
    expect(details).to_be_hidden()
    ann.tool_calls.locator("summary").click()
    expect(details).to_be_visible()
    expect(ann.tool_calls.get_by_text("Asked add_task")).to_be_visible()


def test_completing_changing_and_deleting_by_chat_change_the_sheet(ann: Visitor) -> None:
    ann.write("Water the basil", "Call mum")
    ann.ask("Mark task 1 as complete")
    expect(ann.page.get_by_role("checkbox", name="Water the basil")).to_be_checked()
    ann.ask("Change task 2 to 'Call mum tonight'")
    expect(ann.row("Call mum tonight")).to_be_visible()
    ann.ask("Delete task 2")
    expect(ann.row("Call mum tonight")).to_have_count(0)


def test_a_task_that_is_not_there_is_told(ann: Visitor) -> None:
    ann.ask("Mark task 9 as complete")
    expect(ann.tool_calls).to_contain_text("Could not tick off task 9")
    expect(ann.titles).to_have_count(0)


def test_an_example_starts_the_conversation(ann: Visitor) -> None:
    ann.button("Add a task to buy groceries").click()
    expect(ann.row("Buy groceries")).to_be_visible()


def test_the_badge_says_why_gemini_does_not_answer(ann: Visitor) -> None:
    badge = ann.page.get_by_role("button", name="Built-in assistant")
    badge.click()
    expect(ann.page.get_by_text("No Gemini key is set on this server")).to_be_visible()


def test_shift_enter_starts_a_new_line(ann: Visitor) -> None:
    ann.composer.fill("Add a task")
    ann.composer.press("Shift+Enter")
    ann.composer.press_sequentially("to rest")
    expect(ann.composer).to_have_value("Add a task\nto rest")
    expect(ann.answers).to_have_count(0)


def test_conversations_are_listed_renamed_and_deleted(ann: Visitor) -> None:
    rail = ann.page.get_by_role("complementary", name="Conversations")
    ann.ask("What's pending?")
    ann.button("New conversation").click()
    ann.ask("Show me all my tasks")
    expect(rail.get_by_role("listitem")).to_have_count(2)

    rail.get_by_role("button", name="What's pending?", exact=True).click()
    expect(ann.answers).to_have_count(1)
    rail.get_by_role("button", name="More about “What's pending?”").click()
    ann.page.get_by_role("menuitem", name="Rename").click()
    name = ann.page.get_by_label("Name of the conversation")
    name.fill("Monday")
    name.press("Enter")
    expect(rail.get_by_role("button", name="Monday", exact=True)).to_be_visible()

    rail.get_by_role("button", name="More about “Monday”").click()
    ann.page.get_by_role("menuitem", name="Delete").click()
    ann.button("Delete").click()
    expect(rail.get_by_role("listitem")).to_have_count(1)
    expect(ann.answers).to_have_count(0)
