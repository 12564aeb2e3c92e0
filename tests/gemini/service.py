"""What the service answers to a call of the API: checks first, then the script or the rules."""

import itertools
import threading
from collections import deque
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Literal

from tests.gemini import models, render, rules
from tests.gemini.answer import Answer, Json, Target
from tests.gemini.errors import RefusedError, bad_key, error, no_key
from tests.gemini.models import Model
from tests.gemini.request import parse
from tests.gemini.signatures import Owner, Signatures
from tests.gemini.validation import check, check_contents

Mode = Literal["script", "rules"]
MODES: tuple[Mode, ...] = ("script", "rules")
UNSCRIPTED = "The stand-in for Gemini has no scripted answer left for this request: add one with script(…)."
JSON_TYPE = "application/json; charset=UTF-8"
EVENT_TYPE = "text/event-stream"


@dataclass(frozen=True, kw_only=True)
class Call:
    """One call of the API, taken apart; `key` is None when the client sent none."""

    version: str
    model: str = ""
    verb: str = ""
    key: str | None = field(repr=False)
    query: dict[str, str]
    body: bytes = b""

    @property
    def streams(self) -> bool:
        """Whether the client asked for a stream."""
        return self.verb == "streamGenerateContent"


@dataclass(frozen=True, kw_only=True)
class Reply:
    """The bytes to send: one chunk for each event, and in `how` the faults on the way."""

    status: int
    chunks: Sequence[bytes]
    content_type: str = JSON_TYPE
    streamed: bool = False
    how: Answer = field(default_factory=Answer)
    unscripted: bool = False


class Service:
    """The state of one stand-in: its keys, its script, its mode and the signatures it issued."""

    def __init__(self, keys: Collection[str], mode: Mode) -> None:
        self.mode: Mode = mode
        self._first_mode: Mode = mode
        self._keys = frozenset(keys)
        self._queues: dict[Target, deque[Answer]] = {"generate": deque(), "count": deque(), "models": deque()}
        self._signatures = Signatures()
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()

    def script(self, answers: Sequence[Answer]) -> None:
        """Append answers to the script."""
        with self._lock:
            for answer in answers:
                self._queues[answer.target].append(answer)

    def queued(self) -> int:
        """How many scripted answers nobody has taken yet."""
        with self._lock:
            return sum(len(queue) for queue in self._queues.values())

    def reset(self) -> None:
        """Back to the state at the start."""
        with self._lock:
            self.mode = self._first_mode
            self._signatures.forget()
            for queue in self._queues.values():
                queue.clear()

    def reply(self, call: Call) -> Reply:
        """The answer to one call; a bad request gets the error of the service and leaves the script alone."""
        try:
            self._check_key(call.key)
            if not call.verb:
                return self._describe(call)
            model = models.find(call.model, version=call.version, verb=call.verb)
            return self._count(call) if call.verb == "countTokens" else self._generate(call, model)
        except RefusedError as refusal:
            return sent(Answer(error=refusal.body), call)

    def _check_key(self, key: str | None) -> None:
        if not key:
            raise RefusedError(no_key())
        if key not in self._keys:
            raise RefusedError(bad_key())

    def _describe(self, call: Call) -> Reply:
        if scripted := self._take("models"):
            return sent(scripted, call)
        if call.model:
            return document(models.find(call.model, version=call.version, verb="").to_json())
        size, token = call.query.get("pageSize", ""), call.query.get("pageToken", "")
        return document(models.page(version=call.version, size=size, token=token))

    def _count(self, call: Call) -> Reply:
        request = parse(call.body, "CountTokensRequest")
        counted = request.get("generateContentRequest", request)
        check_contents(counted.get("contents", []))
        if scripted := self._take("count"):
            return sent(scripted, call)
        tokens = prompt_tokens(counted)
        return document({"totalTokens": tokens, "promptTokensDetails": [{"modality": "TEXT", "tokenCount": tokens}]})

    def _generate(self, call: Call, model: Model) -> Reply:
        request = parse(call.body, "GenerateContentRequest")
        check(request, model)
        owner = Owner(call.key or "", model.name)
        with self._lock:
            if model.thinks:
                self._signatures.check(owner, request["contents"])
        answer = rules.answer(request) if self.mode == "rules" else self._take("generate")
        if answer is None:
            return Reply(status=500, chunks=[render.encode(error(500, UNSCRIPTED))], unscripted=True)
        return sent(answer, call, self._context(request, model, owner))

    def _context(self, request: Json, model: Model, owner: Owner) -> render.Context:
        return render.Context(
            model=model,
            prompt_tokens=prompt_tokens(request),
            shows_thoughts=request.get("generationConfig", {}).get("thinkingConfig", {}).get("includeThoughts", False),
            number=next(self._numbers),
            sign=lambda function: self._sign(owner, function),
        )

    def _sign(self, owner: Owner, function: str) -> str:
        with self._lock:
            return self._signatures.issue(owner, function)

    def _take(self, target: Target) -> Answer | None:
        with self._lock:
            queue = self._queues[target]
            if not queue:
                return None
            return queue[0] if queue[0].endless else queue.popleft()


def prompt_tokens(request: Json) -> int:
    """The tokens of all that the model reads."""
    return sum(
        render.count_tokens(request[name]) for name in ("systemInstruction", "contents", "tools") if name in request
    )


def document(body: Json) -> Reply:
    """A plain 200 with one JSON document."""
    return Reply(status=200, chunks=[render.encode(body)])


def sent(answer: Answer, call: Call, context: render.Context | None = None) -> Reply:
    """The bytes of an answer in the form that the call asked for."""
    if answer.page is not None:
        return Reply(status=answer.page_status, chunks=[answer.page.encode()], content_type="text/html", how=answer)
    status = render.http_status(answer, stream=call.streams)
    sse = call.query.get("alt") == "sse"
    if status != 200 or context is None:
        in_array = answer.in_array or (call.streams and not sse)
        return Reply(status=status, chunks=[render.encode([answer.error] if in_array else answer.error)], how=answer)
    if not call.streams:
        return Reply(status=200, chunks=[render.encode(render.whole(answer, context))], how=answer)
    objects = render.streamed(answer, context)
    chunks = render.as_sse(objects) if sse else render.as_array(objects)
    tail = [answer.tail.encode()] if answer.tail else []
    content_type = EVENT_TYPE if sse else JSON_TYPE
    return Reply(status=200, chunks=[*chunks, *tail], content_type=content_type, streamed=True, how=answer)
