"""The sheet by hand."""

import pytest
from playwright.sync_api import expect

from tests.web.visitor import Visitor

HOSTILE = '<img src=x onerror="document.title=1"><b>bold</b> [x](javascript:alert(1))'


def test_a_task_is_added_edited_and_completed(ann: Visitor) -> None:
    ann.write("Buy milk")
    ann.row("Buy milk").get_by_test_id("title").click()
    ann.page.get_by_label("Title").fill("Buy oat milk")
    ann.page.get_by_label("Note", exact=True).fill("Two litres")
    ann.page.get_by_label("Note", exact=True).press("Enter")
    expect(ann.row("Buy oat milk")).to_contain_text("Two litres")
    ann.page.get_by_role("checkbox", name="Buy oat milk").click()
    ann.page.reload()
    expect(ann.page.get_by_role("checkbox", name="Buy oat milk")).to_be_checked()
    expect(ann.row("Buy oat milk")).to_contain_text("Two litres")


def test_escape_leaves_a_task_as_it_was(ann: Visitor) -> None:
    ann.write("Buy milk")
    ann.row("Buy milk").get_by_test_id("title").click()
    ann.page.get_by_label("Title").fill("Something else")
    ann.page.get_by_label("Title").press("Escape")
    expect(ann.titles).to_have_text(["Buy milk"])


def test_leaving_the_line_saves_it(ann: Visitor) -> None:
    ann.write("Buy milk")
    ann.row("Buy milk").get_by_test_id("title").click()
    ann.page.get_by_label("Title").fill("Buy oats")
    ann.composer.click()
    expect(ann.titles).to_have_text(["Buy oats"])


def test_a_deleted_task_can_be_brought_back(ann: Visitor) -> None:
    ann.write("Buy milk", "Call mum")
    ann.button("Delete “Buy milk”").click()
    expect(ann.row("Buy milk")).to_have_count(0)
    ann.button("Undo").click()
    expect(ann.row("Buy milk")).to_have_attribute("data-task", "1")


def test_a_deleted_task_is_gone_once_the_notice_is(ann: Visitor) -> None:
    ann.write("Buy milk", "Call mum")
    with ann.page.expect_response(lambda answer: answer.request.method == "DELETE") as deleted:
        ann.button("Delete “Buy milk”").click()
        ann.button("Dismiss").click()
    assert deleted.value.status == 204
    ann.page.reload()
    expect(ann.titles).to_have_text(["Call mum"])


def test_leaving_the_page_carries_a_deletion_out(ann: Visitor) -> None:
    ann.write("Buy milk", "Call mum")
    ann.button("Delete “Buy milk”").click()
    expect(ann.row("Buy milk")).to_have_count(0)
    ann.page.goto("/account")
    ann.page.goto("/")
    expect(ann.titles).to_have_text(["Call mum"])


def test_filter_search_and_sort(ann: Visitor) -> None:
    ann.write("Cook soup", "Ask Nadia", "Bake bread")
    ann.page.get_by_role("checkbox", name="Ask Nadia").click()
    expect(ann.page.get_by_test_id("summary")).to_have_text("2 open")

    ann.button("Pending").click()
    expect(ann.titles).to_have_text(["Bake bread", "Cook soup"])
    ann.button("Completed").click()
    expect(ann.titles).to_have_text(["Ask Nadia"])
    ann.button("All").click()

    ann.button("Sort").click()
    ann.page.get_by_role("menuitemradio", name="A to Z").click()
    expect(ann.titles).to_have_text(["Ask Nadia", "Bake bread", "Cook soup"])

    ann.page.keyboard.press("Escape")
    ann.page.locator("body").press("/")
    expect(ann.page.get_by_label("Search tasks")).to_be_focused()
    ann.page.keyboard.type("soup")
    expect(ann.titles).to_have_text(["Cook soup"])
    ann.page.keyboard.type("zzz")
    expect(ann.page.get_by_text("No task has “soupzzz” in it.")).to_be_visible()
    ann.page.keyboard.press("Escape")
    expect(ann.titles).to_have_count(3)


def test_a_second_tab_follows(ann: Visitor) -> None:
    ann.write("Buy milk")
    other = Visitor(ann.page.context.new_page())
    other.page.goto("/")
    expect(other.row("Buy milk")).to_be_visible()
    ann.write("Call mum")
    expect(other.row("Call mum")).to_be_visible()
    other.page.get_by_role("checkbox", name="Buy milk").click()
    expect(ann.page.get_by_role("checkbox", name="Buy milk")).to_be_checked()


@pytest.mark.parametrize("title", [HOSTILE, "x" * 200, "ابحث عن الكتاب", "👩‍👩‍👧 supper"])
def test_any_title_is_shown_as_it_was_written(ann: Visitor, title: str) -> None:
    ann.write(title)
    ann.page.reload()
    expect(ann.titles).to_have_text([title])
    expect(ann.page.locator("[data-task] img, [data-task] b")).to_have_count(0)
    assert ann.page.title() == "Todo"
