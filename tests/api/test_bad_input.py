"""Input that must be refused, or understood, but never break anything."""

import gzip
import json
from typing import Any

import pytest

from tests.api.person import Person, problem

JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    "body",
    [
        b'{"title": NaN}',
        b'{"title": Infinity}',
        b'{"title": 1e400}',
        b'{"title": "\\ud800"}',
        b'{"title": "a\\u0000b"}',
        b'{"\\ud800": "a", "title": "a"}',
        b'{"title": "a\\u0007"}',
        b'{"title": "a", "description": "\\udfff"}',
        b'{"title": "a", "description": "\\u0000"}',
        b'{"title": true}',
        b'{"title": ["a"]}',
        b'{"title": null}',
        b"{}",
        b"[]",
        b"null",
        b"",
        b"{",
        b"\xff\xfe",
    ],
)
def test_a_broken_body_is_told_as_such(ann: Person, body: bytes) -> None:
    answer = ann.post("/api/tasks", content=body, headers=JSON)
    document = problem(answer, 422, "invalid_request")
    assert document["errors"]
    assert "input" not in document["errors"][0]


@pytest.mark.parametrize(
    "title",
    ["", "   ", "\n\t", "\u200b\u200b", "\u202e", "\ufeff", "\u200d\u200d\u200d", "\U000e0041\U000e0042", "a" * 201],
)
def test_a_title_must_be_seen(ann: Person, title: str) -> None:
    problem(ann.post("/api/tasks", json={"title": title}), 422, "invalid_request")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a" * 200, "a" * 200),
        ("ä" * 200, "ä" * 200),
        ("a\u0308" * 200, "ä" * 200),
        ("👨\u200d👩\u200d👧 family", "👨\u200d👩\u200d👧 family"),
        ("❤\ufe0f\u200d🔥", "❤\ufe0f\u200d🔥"),
        ("می\u200cخواهم", "می\u200cخواهم"),  # noqa: RUF001
        ("pay\u200b \u202ebills\u202c", "pay bills"),
        ("hid\U000e0041\U000e0042den", "hidden"),
        ("a\u200db\ufe0f", "ab"),
        ("  many \r\n  spaces\u00a0here ", "many spaces here"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("![x](https://evil.example/?q=1)", "![x](https://evil.example/?q=1)"),
        ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
    ],
)
def test_a_title_is_kept_but_for_what_hides(ann: Person, given: str, kept: str) -> None:
    answer = ann.post("/api/tasks", json={"title": given})
    assert answer.status_code == 201, answer.text
    assert ann.get("/api/tasks/1").json()["title"] == kept


def test_a_description_keeps_its_lines(ann: Person) -> None:
    answer = ann.post("/api/tasks", json={"title": "a", "description": "one\n\ttwo" + "x" * 992})
    assert answer.json()["description"].startswith("one\n\ttwo")
    problem(ann.post("/api/tasks", json={"title": "a", "description": "x" * 1001}), 422, "invalid_request")


@pytest.mark.parametrize(
    "number", ["0", "-1", "1_0", "٣", "1.0", "1e3", "true", "abc", "2147483648", str(10**26), "%00", "+1", "0x1"]
)
def test_a_task_is_named_by_a_plain_number(ann: Person, number: str) -> None:
    problem(ann.get(f"/api/tasks/{number}"), 422, "invalid_request")


@pytest.mark.parametrize(
    "query",
    [
        {"limit": "0"}, {"limit": "-1"}, {"limit": str(10**9)}, {"limit": "1_0"}, {"limit": ""}, {"status": "done"},
        {"sort": "title;--"}, {"order": "up"}, {"q": "a\x00"}, {"q": "x" * 201}, {"owner_id": "1"},
    ],
)  # fmt: skip
def test_a_list_is_asked_for_in_known_words(ann: Person, query: dict[str, str]) -> None:
    problem(ann.get("/api/tasks", params=query), 422, "invalid_request")


def test_a_body_may_not_be_huge_however_it_is_sent(ann: Person) -> None:
    huge = json.dumps({"title": "a" * 200_000}).encode()
    for content in (huge, iter([huge[:100_000], huge[100_000:]])):
        problem(ann.post("/api/tasks", content=content, headers=JSON), 413, "content_too_large")


def test_a_body_may_not_be_endlessly_deep(ann: Person) -> None:
    problem(ann.post("/api/tasks", content=b"[" * 20_000, headers=JSON), 400, "bad_request")


def test_a_packed_body_is_not_unpacked(ann: Person) -> None:
    bomb = gzip.compress(b'{"title": "' + b"a" * 10_000_000 + b'"}')
    answer = ann.post("/api/tasks", content=bomb[:60_000], headers={**JSON, "Content-Encoding": "gzip"})
    problem(answer, 400, "bad_request")


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
def test_only_json_is_read(ann: Person, kind: str) -> None:
    problem(ann.post("/api/tasks", content=b'{"title": "a"}', headers={"Content-Type": kind}), 422, "invalid_request")


def test_the_last_of_two_equal_keys_counts(ann: Person) -> None:
    answer = ann.post("/api/tasks", content=b'{"title": "a", "title": "b"}', headers=JSON)
    assert answer.json()["title"] == "b"


@pytest.mark.parametrize("value", ["true", 1, "yes", 0.0, []])
def test_completed_is_true_or_false(ann: Person, value: Any) -> None:
    ann.add("a")
    problem(ann.patch("/api/tasks/1", json={"completed": value}), 422, "invalid_request")


@pytest.mark.parametrize(
    "change",
    [
        {"email": "no address"},
        {"email": "a@b"},
        {"email": "a" * 250 + "@example.com"},
        {"email": "ann\x00@example.com"},
        {"email": "ann@example.com\nBcc: x"},
        {"password": "short"},
        {"password": "x" * 129},
        {"password": "x" * 1_000},
        {"password": "nul\x00nulnul"},
        {"name": ""},
        {"name": "x" * 101},
        {"role": "admin"},
    ],
)
def test_an_account_needs_proper_data(ann: Person, change: dict[str, str]) -> None:
    body = {"email": "someone@example.com", "password": "long enough", **change}
    problem(ann.post("/api/auth/register", json=body), 422, "invalid_request")


def test_a_password_with_a_lone_surrogate_is_refused(ann: Person) -> None:
    for path in ("register", "login"):
        body = b'{"email": "x@example.com", "password": "\\ud800aaaaaaaaa"}'
        problem(ann.post(f"/api/auth/{path}", content=body, headers=JSON), 422, "invalid_request")
