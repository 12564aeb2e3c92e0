"""What Prometheus may know."""

from prometheus_client import CONTENT_TYPE_LATEST, Counter, Gauge, Histogram, generate_latest
from starlette.requests import Request
from starlette.responses import Response

REQUESTS = Counter("todo_http_requests", "Answered requests", ["method", "route", "status"])
LATENCY = Histogram(
    "todo_http_request_seconds", "Time to the end of the answer", ["method", "route"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60),
)  # fmt: skip
IN_FLIGHT = Gauge("todo_http_requests_in_flight", "Requests being answered")
TURNS = Counter("todo_chat_turns", "Answered chat messages", ["agent", "outcome"])
FIRST_TOKEN = Histogram(
    "todo_chat_first_token_seconds", "Time to the first word of an answer", ["agent"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
)  # fmt: skip
TOOL_CALLS = Counter("todo_tool_calls", "Uses of tools by agents", ["tool", "outcome"])
FALLBACKS = Counter("todo_agent_fallbacks", "Answers that the built-in agent gave in place of Gemini", ["code"])


async def expose(_: Request) -> Response:
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
