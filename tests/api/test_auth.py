"""The life of accounts and sessions."""

import threading
from datetime import timedelta
from typing import Any

import httpx
import psycopg
import pytest

from tests.api.person import PASSWORD, Person, problem
from tests.backend import Backend

OURS = {"X-Requested-With": "todo"}
COOKIE = "todo_refresh"


def refresh(person: httpx.Client, token: str | None, **headers: str) -> httpx.Response:
    person.cookies.clear()
    cookie = {"Cookie": f"{COOKIE}={token}"} if token else {}
    return person.post("/api/auth/refresh", headers={**OURS, **cookie, **headers})


def make_older(database_url: str, by: timedelta) -> None:
    """Let time pass for every used refresh token."""
    with psycopg.connect(database_url) as db:
        db.execute("UPDATE refresh_tokens SET used_at = used_at - %s WHERE used_at IS NOT NULL", [by])


def test_sign_up_signs_in_and_says_who_one_is(backend: Backend) -> None:
    body = {"email": "Grace.Hopper+Todo@Example.COM", "password": PASSWORD, "name": "  Grace  "}
    with httpx.Client(base_url=backend.url) as client:
        answer = client.post("/api/auth/register", json=body)
    assert answer.status_code == 201
    session = answer.json()
    assert (session["token_type"], session["expires_in"]) == ("bearer", 900)
    assert (session["user"]["email"], session["user"]["name"]) == ("grace.hopper+todo@example.com", "Grace")
    assert set(session["user"]) == {"email", "name", "created_at"}
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}=")
    assert {"HttpOnly", "Path=/", "SameSite=lax"} <= set(cookie.split("; "))
    assert answer.headers["cache-control"] == "no-store"


def test_behind_https_the_cookie_belongs_to_this_host_alone(ann: Person) -> None:
    secure = {"X-Forwarded-Proto": "https"}
    answer = ann.post("/api/auth/login", json={"email": ann.email, "password": PASSWORD}, headers=secure)
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"__Host-{COOKIE}=")
    assert "Secure" in cookie
    token = cookie.split(";")[0].split("=", 1)[1]
    tossed = ann.post("/api/auth/refresh", headers={**OURS, **secure, "Cookie": f"{COOKIE}={token}"})
    problem(tossed, 401, "session_expired")


def test_an_address_is_taken_once_in_whatever_spelling(ann: Person) -> None:
    again = ann.post("/api/auth/register", json={"email": ann.email.upper(), "password": PASSWORD})
    problem(again, 409, "email_taken")


def test_two_sign_ups_at_once_make_one_account(backend: Backend) -> None:
    answers: list[int] = []
    body = {"email": "twice@example.com", "password": PASSWORD}

    def sign_up() -> None:
        answers.append(httpx.post(f"{backend.url}/api/auth/register", json=body, timeout=30).status_code)

    threads = [threading.Thread(target=sign_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [201, 409, 409, 409]


def test_a_wrong_password_and_an_unknown_address_look_the_same(ann: Person) -> None:
    wrong = ann.post("/api/auth/login", json={"email": ann.email, "password": "wrong password"})
    unknown = ann.post("/api/auth/login", json={"email": "nobody@example.com", "password": "wrong password"})
    assert problem(wrong, 401, "bad_credentials") == problem(unknown, 401, "bad_credentials")


def test_guessing_a_password_is_stopped_even_from_many_addresses(ann: Person) -> None:
    def guess(number: int, password: str = "wrong password") -> httpx.Response:
        return ann.post(
            "/api/auth/login",
            json={"email": ann.email, "password": password},
            headers={"X-Forwarded-For": f"192.0.2.{number}"},
        )

    assert [guess(n).status_code for n in range(10)] == [401] * 10
    stopped = guess(10, PASSWORD)
    problem(stopped, 429, "too_many_attempts")
    assert 0 < int(stopped.headers["retry-after"]) <= 900


def test_signing_in_properly_is_never_counted(ann: Person) -> None:
    body = {"email": ann.email, "password": PASSWORD}
    assert {ann.post("/api/auth/login", json=body).status_code for _ in range(12)} == {200}


def test_a_session_is_renewed_with_a_new_cookie_each_time(ann: Person) -> None:
    first = ann.cookies[COOKIE]
    renewed = refresh(ann, first)
    assert renewed.status_code == 200
    assert renewed.json()["user"]["email"] == ann.email
    second = renewed.cookies[COOKIE]
    assert second != first
    assert refresh(ann, second).status_code == 200


def test_two_tabs_may_renew_with_the_same_cookie(ann: Person) -> None:
    first = ann.cookies[COOKIE]
    assert [refresh(ann, first).status_code for _ in range(2)] == [200, 200]


def test_a_stolen_old_cookie_ends_the_session_of_both(ann: Person, database_url: str) -> None:
    old = ann.cookies[COOKIE]
    new = refresh(ann, old).cookies[COOKIE]
    make_older(database_url, timedelta(seconds=11))
    problem(refresh(ann, old), 401, "session_expired")
    problem(refresh(ann, new), 401, "session_expired")


def test_signing_out_ends_the_session(ann: Person) -> None:
    token = ann.cookies[COOKIE]
    gone = ann.post("/api/auth/logout")
    assert gone.status_code == 204
    assert "Max-Age=0" in gone.headers["set-cookie"]
    problem(refresh(ann, token), 401, "session_expired")


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Requested-With": "other"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
def test_another_site_cannot_renew_a_session(ann: Person, headers: dict[str, str]) -> None:
    problem(refresh(ann, ann.cookies[COOKIE], **headers), 403, "bad_origin")


def test_our_own_page_may_renew_behind_a_proxy(ann: Person) -> None:
    seen = {"Origin": "https://todo.example", "X-Forwarded-Host": "todo.example"}
    assert refresh(ann, ann.cookies[COOKIE], **seen).status_code == 200


@pytest.mark.parametrize("token", [None, "", "x", "%00", "a" * 5000])
def test_no_session_comes_from_garbage(ann: Person, token: str | None) -> None:
    problem(refresh(ann, token), 401, "session_expired")


def test_an_access_token_is_no_refresh_token_nor_the_reverse(ann: Person) -> None:
    cookie = ann.cookies[COOKIE]
    problem(refresh(ann, ann.token), 401, "session_expired")
    problem(ann.get("/api/auth/me", headers={"Authorization": f"Bearer {cookie}"}), 401, "unauthorized")


def test_a_name_is_changed_kept_and_removed(ann: Person) -> None:
    assert ann.patch("/api/auth/me", json={"name": "Ann Lee"}).json()["name"] == "Ann Lee"
    assert ann.patch("/api/auth/me", json={}).json()["name"] == "Ann Lee"
    assert ann.patch("/api/auth/me", json={"name": None}).json()["name"] is None
    assert ann.get("/api/auth/me").json()["name"] is None


def test_an_account_is_removed_with_all_it_held(ann: Person, database_url: str) -> None:
    ann.add("a")
    ann.say("hi")
    token = ann.cookies[COOKIE]
    problem(ann.request("DELETE", "/api/auth/me", json={"password": "wrong password"}), 403, "wrong_password")
    assert ann.request("DELETE", "/api/auth/me", json={"password": PASSWORD}).status_code == 204
    problem(ann.get("/api/tasks"), 401, "unauthorized")
    problem(ann.post("/api/tasks", json={"title": "b"}), 401, "unauthorized")
    problem(refresh(ann, token), 401, "session_expired")
    with psycopg.connect(database_url) as db:
        left: Any = db.execute("SELECT count(*) FROM users WHERE email = %s", [ann.email]).fetchone()
        orphans: Any = db.execute(
            "SELECT count(*) FROM messages WHERE conversation_id NOT IN (SELECT id FROM conversations)"
        ).fetchone()
    assert (left, orphans) == ((0,), (0,))
    signed_up_again = ann.post("/api/auth/register", json={"email": ann.email, "password": PASSWORD})
    assert signed_up_again.status_code == 201
