"""Turn an answer into response objects, and those into the bytes of a stream or of one document."""

import json
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tests.gemini.answer import Answer, Json
from tests.gemini.models import Model

THINKING_TOKENS = 16


@dataclass(frozen=True, kw_only=True)
class Context:
    """What a response needs to know about its request."""

    model: Model
    prompt_tokens: int
    shows_thoughts: bool
    number: int
    sign: Callable[[str], str]


def count_tokens(value: Any) -> int:
    """About four characters make a token."""
    return math.ceil(len(value if isinstance(value, str) else json.dumps(value)) / 4)


def encode(value: Any) -> bytes:
    """JSON as the service sends it, in UTF-8."""
    return json.dumps(value, ensure_ascii=False).encode()


def prepared(answer: Answer, context: Context) -> list[list[Json]]:
    """The parts of each event with call ids, the signature on the first call, and thoughts only when asked for."""
    events: list[list[Json]] = []
    calls = 0
    for event in answer.events:
        parts: list[Json] = []
        for part in event:
            if part.get("thought") and not context.shows_thoughts:
                continue
            if "functionCall" in part:
                parts.append(_call(part["functionCall"], calls, answer, context))
                calls += 1
            else:
                parts.append(dict(part))
        events.append(parts)
    return [parts for parts in events if parts]


def streamed(answer: Answer, context: Context) -> list[Json]:
    """The response objects of a stream; the last one holds the finish reason and the whole usage."""
    if answer.block:
        return [_blocked(answer.block, context)]
    events = prepared(answer, context)
    partial = _usage(context, [])
    pieces = [_response(context, {"content": _content(parts), "index": 0}, partial) for parts in events]
    if answer.error:
        return [*pieces, answer.error]
    closing: Json = {"text": ""}
    if _speaks(events) and context.model.thinks:
        closing["thoughtSignature"] = context.sign("")
    return [*pieces, _response(context, _candidate(answer, [closing]), _usage(context, events))]


def whole(answer: Answer, context: Context) -> Json:
    """The one response object of generateContent."""
    if answer.error:
        return answer.error
    if answer.block:
        return _blocked(answer.block, context)
    events = prepared(answer, context)
    parts = _merged(part for event in events for part in event)
    if _speaks(events) and context.model.thinks:
        parts[-1]["thoughtSignature"] = context.sign("")
    return _response(context, _candidate(answer, parts), _usage(context, events))


def as_sse(objects: Sequence[Json]) -> list[bytes]:
    """One `data:` event for each object."""
    return [b"data: " + encode(one) + b"\r\n\r\n" for one in objects]


def as_array(objects: Sequence[Json]) -> list[bytes]:
    """One JSON array over all objects, which is what a stream without `alt=sse` gives."""
    bodies = [(b"[" if index == 0 else b",\r\n") + encode(one) for index, one in enumerate(objects)]
    return [*bodies[:-1], bodies[-1] + b"]"]


def http_status(answer: Answer, *, stream: bool) -> int:
    """The status line: an error after the first event of a stream can no longer change it."""
    if answer.error and not (stream and answer.events):
        return int(answer.error["error"]["code"])
    return 200


def _call(call: Json, earlier: int, answer: Answer, context: Context) -> Json:
    identity = {"id": f"call-{context.number}-{earlier + 1}"} if answer.call_ids else {}
    part: Json = {"functionCall": {**identity, **call}}
    if earlier == 0 and context.model.thinks:
        part["thoughtSignature"] = context.sign(call["name"])
    return part


def _speaks(events: Sequence[Sequence[Json]]) -> bool:
    return bool(events) and not any("functionCall" in part for parts in events for part in parts)


def _merged(parts: Iterator[Json]) -> list[Json]:
    joined: list[Json] = []
    for part in parts:
        if joined and "text" in part and "text" in joined[-1] and part.get("thought") == joined[-1].get("thought"):
            joined[-1]["text"] += part["text"]
        else:
            joined.append(part)
    return joined


def _content(parts: Sequence[Json]) -> Json:
    return {"parts": list(parts), "role": "model"}


def _candidate(answer: Answer, parts: Sequence[Json]) -> Json:
    contents: dict[str, Json] = {
        "parts": {"content": _content(parts)},
        "empty parts": {"content": _content([])},
        "role only": {"content": {"role": "model"}},
        "missing": {},
    }
    return {**contents[answer.content], "finishReason": answer.finish, "index": 0}


def _usage(context: Context, events: Sequence[Sequence[Json]]) -> Json:
    said = sum(count_tokens(part.get("text") or part.get("functionCall", "")) for parts in events for part in parts)
    thought = THINKING_TOKENS if context.model.thinks and events else 0
    counts = {"promptTokenCount": context.prompt_tokens, "candidatesTokenCount": said, "thoughtsTokenCount": thought}
    return {
        **{name: count for name, count in counts.items() if count},
        "totalTokenCount": sum(counts.values()),
        "promptTokensDetails": [{"modality": "TEXT", "tokenCount": context.prompt_tokens}],
    }


def _response(context: Context, candidate: Json, usage: Json) -> Json:
    return {
        "candidates": [candidate],
        "usageMetadata": usage,
        "modelVersion": context.model.name,
        "responseId": f"response-{context.number}",
    }


def _blocked(reason: str, context: Context) -> Json:
    return {
        "promptFeedback": {"blockReason": reason},
        "usageMetadata": _usage(context, []),
        "modelVersion": context.model.name,
        "responseId": f"response-{context.number}",
    }
