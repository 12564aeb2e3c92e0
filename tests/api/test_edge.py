"""What holds for every request."""

import json
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from tests.api.person import Person, problem
from tests.api.waiting import wait_for
from tests.backend import FOLDER, Backend, environment

HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
}


@pytest.mark.parametrize("path", ["/api/tasks", "/healthz", "/api/nowhere", "/mcp", "/api/info"])
def test_every_answer_carries_the_security_headers(ann: Person, path: str) -> None:
    answer = ann.get(path)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert answer.headers["x-request-id"]
    assert "server" not in answer.headers
    assert "access-control-allow-origin" not in ann.options(path, headers={"Origin": "https://evil.example"}).headers


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "TRACE", "PUT"])
@pytest.mark.parametrize("path", ["/api/tasks", "/api/tasks/1", "/api/chat", "/api/auth/login", "/healthz", "/mcp"])
def test_odd_methods_are_refused(ann: Person, method: str, path: str) -> None:
    answer = ann.request(method, path)
    assert answer.status_code == 405
    assert answer.headers["allow"]


@pytest.mark.parametrize(
    "path", ["/api/../metrics/x", "//api/tasks", "/api/tasks/", "/API/TASKS", "/api/%2e%2e/x", "/docs/x"]
)
def test_odd_paths_lead_nowhere(ann: Person, path: str) -> None:
    problem(ann.get(path), 404, "not_found")


def test_a_request_id_is_kept_when_it_is_plain(ann: Person) -> None:
    assert ann.get("/healthz", headers={"X-Request-ID": "abc-12345"}).headers["x-request-id"] == "abc-12345"
    odd = "x" * 500
    assert ann.get("/healthz", headers={"X-Request-ID": odd}).headers["x-request-id"] != odd


def test_the_log_is_json_and_keeps_secrets(ann: Person, backend: Backend) -> None:
    ann.add("a very private task")
    ann.get("/api/tasks", params={"q": "private"})
    ann.get("/api/tasks", headers={"Authorization": "Bearer nonsense"})

    def routes() -> set[Any]:
        lines = [json.loads(line) for line in backend.log.splitlines()]
        return {(line.get("route"), line.get("status")) for line in lines}

    wait_for(lambda: {("/api/tasks", 201), ("/api/tasks", 200), ("/api/tasks", 401)} <= routes())
    for secret in (ann.token, ann.email, "private", "correct horse", "nonsense"):
        assert secret not in backend.log


def test_the_metrics_count_requests_tools_and_turns(ann: Person) -> None:
    ann.say("add milk")
    text = ann.get("/metrics").text
    for line in (
        'todo_http_requests_total{method="POST",route="/api/chat",status="200"}',
        'todo_tool_calls_total{outcome="ok",tool="add_task"}',
        'todo_chat_turns_total{agent="builtin",outcome="answered"}',
        "todo_chat_first_token_seconds_bucket",
    ):
        assert line in text
    assert not re.search(r"/api/tasks/\d", text), "templates only"


def test_health_needs_no_token(backend: Backend) -> None:
    assert httpx.get(f"{backend.url}/healthz").json() == {"status": "ok"}
    assert httpx.get(f"{backend.url}/readyz").json() == {"status": "ready"}


def test_no_documentation_is_served_unless_asked_for(gemini_backend: Backend, backend: Backend) -> None:
    for path in ("/docs", "/redoc", "/openapi.json"):
        assert httpx.get(f"{gemini_backend.url}{path}").status_code == 404
    assert httpx.get(f"{backend.url}/openapi.json").status_code == 200


def test_a_hundred_readers_at_once_all_get_an_answer(ann: Person) -> None:
    ann.add("a")
    with ThreadPoolExecutor(20) as pool:
        statuses = set(pool.map(lambda _: ann.get("/api/tasks").status_code, range(100)))
    assert statuses == {200}


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("JWT_SECRET", "short"),
        ("JWT_SECRET", "a" * 40),
        ("JWT_SECRET", "changeme-changeme-changeme-changeme!"),
        ("DATABASE_URL", "mysql://ann:hunter2@host/todo"),
        ("PORT", "99999"),
        ("DB_POOL_SIZE", "many"),
        ("LOG_LEVEL", "loud"),
    ],
)
def test_a_bad_setting_is_named_and_never_shown(setting: str, value: str) -> None:
    settings = {
        "DATABASE_URL": "postgresql://u:p@h/d",
        "JWT_SECRET": "5f0b8c1e7a924d36b1f7c05e9a8d2436",
        setting: value,
    }
    code, said = start(**settings)
    assert code == 2
    assert said.count("\n") == 1
    assert setting in said
    assert value not in said.replace(setting, "")


def test_missing_settings_are_all_named_at_once() -> None:
    code, said = start()
    assert code == 2
    assert "DATABASE_URL" in said
    assert "JWT_SECRET" in said


def start(**settings: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "app"],
        cwd=FOLDER, env=environment(**settings), capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr
