"""Answers with Gemini: a loop of our own over its stream, and tools through MCP."""

import asyncio
import json
import random
import re
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

import httpx2
from google import genai
from google.genai import errors, types
from pydantic import SecretStr

from app.agent import failures
from app.agent.contents import history, merged, stored, user_text
from app.agent.notices import GeminiError
from app.agent.prompt import system_prompt
from app.agent.turn import Turn
from app.kit.settings import Settings

T = TypeVar("T")
MOST_STEPS = 8
MOST_RESULT_CHARACTERS = 20_000
MOST_OUTPUT_TOKENS = 2048
ENOUGH_STEPS = "\n\nI stopped here: this took too many steps."
# Their "minimal" level ends tool loops early; older models know no levels at all.
THINKS_IN_LEVELS = re.compile(r"gemini-[34]")
BLOCKING = frozenset({"SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "LANGUAGE"})
ANSWERED = frozenset({"STOP", "MAX_TOKENS"})
# What the SDK raises for cut streams, bodies that are not JSON, and a network that fails.
BROKEN = (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError, TypeError, AttributeError, KeyError, RuntimeError)


class Gemini:
    """One model under one key."""

    def __init__(self, settings: Settings, *, key: SecretStr) -> None:
        self._model = settings.gemini_model
        self._silence = settings.gemini_timeout
        self._client = genai.Client(
            api_key=key.get_secret_value().strip(),
            http_options=types.HttpOptions(
                base_url=settings.google_gemini_base_url,
                timeout=int(settings.gemini_timeout * 1000),
                # Left to itself, the SDK changes to another client, with other errors, wherever aiohttp is installed.
                httpx_async_client=httpx2.AsyncClient(follow_redirects=True),
            ),
        )

    async def answer(self, turn: Turn) -> None:
        """Answer one message; raises GeminiError."""
        config = await self._config(turn)
        past = history(turn.past, model=self._model)
        current = [user_text(turn.message)]
        for _ in range(MOST_STEPS):
            parts = await self._patient_step(turn, [*past, *current], config)
            current.append(types.Content(role="model", parts=parts))
            calls = [part.function_call for part in parts if part.function_call]
            if calls:
                current.append(await _results(turn, calls))
            turn.contents = stored(current[1:])
            if not calls:
                return
        turn.say(ENOUGH_STEPS)

    async def _config(self, turn: Turn) -> types.GenerateContentConfig:
        tools = (await turn.tools.list_tools()).tools
        declarations = [
            types.FunctionDeclaration(name=t.name, description=t.description, parameters_json_schema=t.input_schema)
            for t in tools
        ]
        thinks = THINKS_IN_LEVELS.match(self._model)
        return types.GenerateContentConfig(
            system_instruction=system_prompt(datetime.now(UTC).date()),
            tools=[types.Tool(function_declarations=declarations)],
            automatic_function_calling=types.AutomaticFunctionCallingConfig(disable=True),
            max_output_tokens=MOST_OUTPUT_TOKENS,
            thinking_config=types.ThinkingConfig(thinking_level=types.ThinkingLevel.LOW) if thinks else None,
        )

    async def _patient_step(
        self, turn: Turn, contents: Sequence[types.Content], config: types.GenerateContentConfig
    ) -> list[types.Part]:
        """One step, tried once more when that may help and nothing was said yet."""
        said = turn.text
        try:
            return await self._step(turn, contents, config)
        except GeminiError as error:
            pause = error.failure.retry_after
            if pause is None or turn.text != said:
                raise
            await asyncio.sleep(pause * random.uniform(1, 1.5))  # noqa: S311
        return await self._step(turn, contents, config)

    async def _step(
        self, turn: Turn, contents: Sequence[types.Content], config: types.GenerateContentConfig
    ) -> list[types.Part]:
        try:
            return await self._listen(turn, contents, config)
        except errors.APIError as error:
            raise GeminiError(failures.classify(error.code, error.details)) from error
        except (TimeoutError, httpx2.TimeoutException) as error:
            raise GeminiError(failures.SILENT) from error
        except BROKEN as error:
            raise GeminiError(failures.UNAVAILABLE) from error

    async def _listen(
        self, turn: Turn, contents: Sequence[types.Content], config: types.GenerateContentConfig
    ) -> list[types.Part]:
        """Say the text of the stream as it comes, and collect all its parts."""
        parts, reason = list[types.Part](), None
        async with asyncio.timeout(self._silence):
            stream = await self._client.aio.models.generate_content_stream(
                model=self._model, contents=list(contents), config=config
            )
        async for event in _paced(stream, seconds=self._silence):
            heard, ended = _read(event)
            parts += heard
            reason = ended or reason
            for part in heard:
                if part.text and not part.thought:
                    turn.say(part.text)
        _check(reason, parts)
        return merged(parts)


def _read(event: types.GenerateContentResponse) -> tuple[list[types.Part], str | None]:
    """The parts of one event, and why the stream ends there."""
    if event.prompt_feedback and event.prompt_feedback.block_reason:
        raise GeminiError(failures.BLOCKED)
    if not event.candidates:
        return [], None
    candidate = event.candidates[0]
    parts = candidate.content.parts if candidate.content else None
    return parts or [], candidate.finish_reason.value if candidate.finish_reason else None


def _check(reason: str | None, parts: Sequence[types.Part]) -> None:
    if reason in BLOCKING:
        raise GeminiError(failures.BLOCKED)
    useful = any(part.function_call or (part.text and not part.thought) for part in parts)
    if reason not in ANSWERED or not useful:
        raise GeminiError(failures.UNAVAILABLE)


async def _paced(stream: AsyncIterator[T], *, seconds: float) -> AsyncIterator[T]:
    """The stream, unless it is silent for so long."""
    while True:
        async with asyncio.timeout(seconds):
            try:
                event = await anext(stream)
            except StopAsyncIteration:
                return
        yield event


async def _results(turn: Turn, calls: Sequence[types.FunctionCall]) -> types.Content:
    """Every call answered, in order, as one content: Gemini counts them."""
    parts = list[types.Part]()
    for call in calls:
        done = await turn.call(call.name or "", dict(call.args or {}))
        response = types.FunctionResponse(id=call.id, name=call.name, response=_bounded(done.result))
        parts.append(types.Part(function_response=response))
    return types.Content(role="user", parts=parts)


def _bounded(result: Any) -> dict[str, Any]:
    """A result that does not fill the model's window."""
    document = result if isinstance(result, dict) else {"result": result}
    if len(json.dumps(document)) <= MOST_RESULT_CHARACTERS or not isinstance(document.get("result"), list):
        return document
    items, size, shown = document["result"], 0, 0
    while size <= MOST_RESULT_CHARACTERS:
        size += len(json.dumps(items[shown]))
        shown += 1
    return {"result": items[: shown - 1], "note": f"Only the first {shown - 1} of {len(items)} are shown."}
