"""What the page server sends, seen without a browser."""

import json
import re

import httpx
import pytest

from tests.backend import Backend
from tests.gemini.client import GeminiStandIn
from tests.web.frontend import Frontend

ORIGIN = "https://api.example.com"


def policy_of(answer: httpx.Response) -> str:
    return answer.headers["content-security-policy"]


def test_health_needs_no_backend() -> None:
    with Frontend("http://127.0.0.1:9") as alone:
        assert httpx.get(f"{alone.url}/healthz").json() == {"status": "ok"}


@pytest.mark.parametrize("path", ["/", "/sign-in", "/sign-up", "/account", "/nowhere"])
def test_every_page_allows_only_scripts_that_carry_its_nonce(frontend: Frontend, path: str) -> None:
    first, second = httpx.get(frontend.url + path), httpx.get(frontend.url + path)
    nonce = re.search(r"script-src 'self' 'nonce-([^']+)' 'strict-dynamic';", policy_of(first))
    assert nonce
    assert nonce.group(1) not in policy_of(second)
    assert "unsafe" not in policy_of(first)
    scripts = re.findall(r"<script[^>]*>", first.text)
    assert all(f'nonce="{nonce.group(1)}"' in tag or 'type="application/json"' in tag for tag in scripts)
    assert ' style="' not in first.text
    assert first.headers["x-content-type-options"] == "nosniff"
    assert first.headers["x-frame-options"] == "DENY"


def test_the_address_of_the_api_is_read_when_the_server_runs(backend: Backend) -> None:
    with Frontend(backend.url, NEXT_PUBLIC_API_URL=f"{ORIGIN}/") as frontend:
        answer = httpx.get(frontend.url)
    config = re.search(r'<script[^>]*id="app-config"[^>]*>([^<]*)</script>', answer.text)
    assert config
    assert json.loads(config.group(1)) == {"apiUrl": ORIGIN}
    assert f"connect-src 'self' {ORIGIN};" in policy_of(answer)


def test_only_the_api_and_mcp_are_forwarded(frontend: Frontend) -> None:
    assert httpx.get(f"{frontend.url}/api/info").status_code == 200
    assert httpx.post(f"{frontend.url}/mcp", json={}).status_code == 401
    for path in ("/metrics", "/readyz", "/docs", "/api/../metrics", "/api/%2e%2e/metrics", "/mcpx"):
        answer = httpx.get(frontend.url + path)
        assert "text/html" in answer.headers["content-type"] or answer.json()["status"] == 404, path


def test_a_caller_cannot_pose_as_another_address(stand_in: GeminiStandIn) -> None:
    # The stand-in for Gemini keeps the headers that it gets, which is all that is asked of a backend here.
    with Frontend(stand_in.url) as frontend:
        httpx.get(f"{frontend.url}/api/tasks", headers={"X-Forwarded-For": "203.0.113.7"})
    (request,) = stand_in.requests()
    assert request["headers"]["x-forwarded-for"] == "203.0.113.7, 127.0.0.1"
    assert request["headers"]["x-forwarded-proto"] == "http"
    assert request["headers"]["x-forwarded-host"] == frontend.url.removeprefix("http://")
