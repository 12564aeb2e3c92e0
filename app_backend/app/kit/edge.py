"""What happens to every request: an id, security headers, a log line, a measurement."""

import logging
import re
import time
import uuid
from http import HTTPStatus
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.kit import metrics
from app.kit.logs import request_id
from app.kit.problems import Problem, respond

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}
DEFAULT_CACHING = "no-store"
QUIET = frozenset({"/healthz", "/readyz", "/metrics"})
MOUNTED = frozenset({"/mcp"})
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
PLAIN_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
log = logging.getLogger("app.request")


class Edge:
    """Pure ASGI, so that streams pass through untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        current = _request_id(scope)
        request_id.set(current)
        began, status = time.perf_counter(), 0

        async def send_on(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                _complete(MutableHeaders(scope=message), current)
            await send(message)

        metrics.IN_FLIGHT.inc()
        try:
            await self._app(scope, receive, TooLarge(scope, receive, send_on))
        except Exception:
            log.exception("unexpected error")
            if status:
                raise
            await respond(Problem("internal_error").document)(scope, receive, send_on)
        finally:
            metrics.IN_FLIGHT.dec()
            _record(scope, status, time.perf_counter() - began)


class TooLarge:
    """Turns the plain text, with which Starlette refuses a large body, into a problem document."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._scope, self._receive, self._send = scope, receive, send
        self._told = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            self._told = True
            await respond(Problem("content_too_large").document)(self._scope, self._receive, self._send)
        elif not self._told:
            await self._send(message)


def _complete(headers: MutableHeaders, current: str) -> None:
    headers["X-Request-ID"] = current
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    headers.setdefault("Cache-Control", DEFAULT_CACHING)


def _record(scope: Scope, status: int, seconds: float) -> None:
    method = scope["method"] if scope["method"] in METHODS else "OTHER"
    route = _route(scope)
    metrics.REQUESTS.labels(method, route, status).inc()
    metrics.LATENCY.labels(method, route).observe(seconds)
    level = logging.DEBUG if route in QUIET else logging.INFO
    if log.isEnabledFor(level):
        fields = {"method": method, "route": route, "status": status, "ms": round(seconds * 1000, 1)}
        log.log(level, "request", extra={"fields": fields})


def _route(scope: Scope) -> str:
    # The template, not the path: paths are endless, and may hold what nobody should log.
    route: Any = scope.get("route")
    return getattr(route, "path", scope["path"] if scope["path"] in MOUNTED else "unknown")


def _request_id(scope: Scope) -> str:
    given = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"x-request-id"), "")
    return given if PLAIN_ID.fullmatch(given) else uuid.uuid4().hex
