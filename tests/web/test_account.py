"""Signing up, in and out, and deleting an account."""

from playwright.sync_api import expect

from tests.web.visitor import Visitor


def open_menu_and_sign_out(visitor: Visitor) -> None:
    visitor.button("Account and colours").click()
    visitor.page.get_by_role("menuitem", name="Sign out").click()


def test_a_visitor_is_asked_to_sign_in(stranger: Visitor) -> None:
    stranger.page.goto("/")
    expect(stranger.page.get_by_role("heading", name="Welcome back")).to_be_visible()


def test_a_reload_keeps_the_session_and_the_conversation(ann: Visitor) -> None:
    ann.ask("Add a task to buy milk")
    ann.page.reload()
    expect(ann.row("Buy milk")).to_be_visible()
    expect(ann.page.get_by_text("Add a task to buy milk").last).to_be_visible()
    expect(ann.tool_calls).to_have_count(1)


def test_signing_out_ends_the_session_in_every_tab(ann: Visitor) -> None:
    other = ann.page.context.new_page()
    other.goto("/")
    expect(other.get_by_label("New task")).to_be_visible()
    open_menu_and_sign_out(ann)
    for page in (ann.page, other):
        expect(page.get_by_role("heading", name="Welcome back")).to_be_visible()
        page.goto("/")
        expect(page.get_by_role("heading", name="Welcome back")).to_be_visible()


def test_a_wrong_password_is_told_and_the_right_one_still_works(ann: Visitor) -> None:
    ann.write("Water the basil")
    open_menu_and_sign_out(ann)
    ann.sign_in("not the password")
    expect(ann.page.get_by_role("alert").filter(has_text="do not go together")).to_be_visible()
    ann.sign_in()
    expect(ann.row("Water the basil")).to_be_visible()


def test_a_taken_address_is_told(ann: Visitor) -> None:
    open_menu_and_sign_out(ann)
    expect(ann.page.get_by_role("heading", name="Welcome back")).to_be_visible()
    ann.page.goto("/sign-up")
    ann.page.get_by_label("E-mail").fill(ann.email)
    ann.page.get_by_label("Password", exact=True).fill("another password")
    ann.button("Create account").click()
    expect(ann.page.get_by_role("alert").filter(has_text="already an account")).to_be_visible()


def test_deleting_the_account_needs_the_password(ann: Visitor) -> None:
    ann.page.goto("/account")
    password = ann.page.get_by_label("Your password, to be sure")
    password.fill("not the password")
    ann.button("Delete account").click()
    expect(ann.page.get_by_role("alert").filter(has_text="not your password")).to_be_visible()
    password.fill("correct horse battery")
    ann.button("Delete account").click()
    expect(ann.page.get_by_role("heading", name="Welcome back")).to_be_visible()
    ann.sign_in()
    expect(ann.page.get_by_role("alert").filter(has_text="do not go together")).to_be_visible()
