"""What goes wrong at the stand-in for Gemini, as the real SDK reports it."""

import asyncio
import json
import time
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from typing import cast

import httpx2
import pytest
from google import genai
from google.genai import errors, types

from tests.gemini import GeminiStandIn
from tests.gemini import script as say
from tests.gemini.answer import Answer
from tests.gemini.sdk import MODEL, ask, connect

pytest_plugins = "tests.gemini.fixtures"

STREAM = pytest.mark.parametrize("stream", [False, True], ids=["whole", "stream"])
PATIENT = types.HttpRetryOptions(attempts=3, initial_delay=0.01, max_delay=0.02, jitter=0.01)
DEADLINE_SECONDS = 5.0

ERRORS = [
    (say.error_bad_key(), ("400 INVALID_ARGUMENT", "API_KEY_INVALID")),
    (say.error_no_key(), ("403 PERMISSION_DENIED", "unregistered callers")),
    (say.not_found(), ("404 NOT_FOUND", "ListModels")),
    (say.quota_minute(), ("429 RESOURCE_EXHAUSTED", "GenerateRequestsPerMinutePerProjectPerModel-FreeTier")),
    (say.quota_day(), ("429 RESOURCE_EXHAUSTED", "GenerateRequestsPerDayPerProjectPerModel-FreeTier")),
    (say.quota_tokens(), ("429 RESOURCE_EXHAUSTED", "GenerateContentInputTokensPerModelPerMinute-FreeTier")),
    (say.quota_zero(), ("429 RESOURCE_EXHAUSTED", "'quotaValue': '0'")),
    (say.bare_429(), ("429 RESOURCE_EXHAUSTED", "exhausted")),
    (say.in_array(say.quota_day()), ("429 RESOURCE_EXHAUSTED", "PerDay")),
    (say.internal(), ("500 INTERNAL", "internal error")),
    (say.unavailable(), ("503 UNAVAILABLE", "overloaded")),
    (say.in_array(say.unavailable()), ("503 UNAVAILABLE", "overloaded")),
    (say.deadline(), ("504 DEADLINE_EXCEEDED", "Deadline")),
    (say.html_502(), ("502 Bad Gateway", "<html>")),
    (say.error_in_stream(), ("503 UNAVAILABLE", "overloaded")),
]


@STREAM
@pytest.mark.parametrize(("answer", "expected"), ERRORS)
def test_error_reaches_the_client_after_one_request(
    stand_in: GeminiStandIn, sdk: genai.Client, stream: bool, answer: Answer, expected: tuple[str, str]
) -> None:
    stand_in.script(answer)
    status, word = expected
    with pytest.raises(errors.ClientError if status.startswith("4") else errors.ServerError) as raised:
        ask(sdk, stream=stream)
    assert f"{raised.value.code} {raised.value.status}" == status
    assert word in str(raised.value.details)
    assert len(stand_in.requests()) == 1


def test_both_quotas_in_one_body_with_a_short_delay(stand_in: GeminiStandIn, sdk: genai.Client) -> None:
    stand_in.script(say.quota_both())
    with pytest.raises(errors.ClientError) as raised:
        ask(sdk, stream=False)
    details = {one["@type"].split(".")[-1]: one for one in raised.value.details["error"]["details"]}
    assert [one["quotaValue"] for one in details["QuotaFailure"]["violations"]] == ["5", "20"]
    assert details["RetryInfo"]["retryDelay"] == "31s"


BROKEN: list[tuple[Answer, bool, type[Exception]]] = [
    (say.cut_json(), False, json.JSONDecodeError),
    (say.cut_stream(), True, errors.UnknownApiResponseError),
    (say.done_marker(), True, errors.UnknownApiResponseError),
    (say.dropped_connection(), False, httpx2.RemoteProtocolError),
    (say.dropped_connection(), True, httpx2.RemoteProtocolError),
    (say.dropped_connection(after=0), False, httpx2.RemoteProtocolError),
    (say.dropped_connection(after=0), True, httpx2.RemoteProtocolError),
]


@pytest.mark.parametrize(("answer", "stream", "kind"), BROKEN)
def test_broken_transport(
    stand_in: GeminiStandIn, sdk: genai.Client, answer: Answer, stream: bool, kind: type[Exception]
) -> None:
    stand_in.script(answer)
    with pytest.raises(kind):
        ask(sdk, stream=stream)


@pytest.mark.parametrize("answer", [say.cut_stream("abcd"), say.dropped_connection("abcd"), say.error_in_stream()])
def test_text_before_the_fault_arrives(stand_in: GeminiStandIn, sdk: genai.Client, answer: Answer) -> None:
    stand_in.script(answer)
    stream = sdk.models.generate_content_stream(model=MODEL, contents="hi")
    assert next(stream).text
    with pytest.raises((errors.UnknownApiResponseError, errors.ServerError, httpx2.RemoteProtocolError)):
        list(stream)


def test_retries_of_the_client(stand_in: GeminiStandIn) -> None:
    patient = connect(stand_in, retry_options=PATIENT)
    stand_in.script(say.unavailable(), say.quota_minute(), say.text("at last"))
    assert patient.models.generate_content(model=MODEL, contents="hi").text == "at last"
    assert [one["status"] for one in stand_in.requests()] == [503, 429, 200]


def test_retries_of_a_stream(stand_in: GeminiStandIn) -> None:
    patient = connect(stand_in, retry_options=PATIENT)
    stand_in.script(say.internal(), say.text("sync"), say.internal(), say.text("async"))
    stream = patient.models.generate_content_stream(model=MODEL, contents="hi")
    assert "".join(one.text or "" for one in stream) == "sync"

    async def read() -> str:
        stream = await patient.aio.models.generate_content_stream(model=MODEL, contents="hi")
        return "".join([one.text or "" async for one in stream])

    assert asyncio.run(read()) == "async"
    assert len(stand_in.requests()) == 4


def eventually(condition: Callable[[], bool]) -> None:
    """Wait until the condition holds."""
    deadline = time.monotonic() + DEADLINE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, "the condition did not come true in time"
        time.sleep(0.005)


def test_log_tells_how_long_an_answer_took(stand_in: GeminiStandIn, sdk: genai.Client) -> None:
    stand_in.script(say.slow(0.1), say.pause_between(0.1, say.text("abc", pieces=2)))
    ask(sdk, stream=False)
    ask(sdk, stream=True)
    slow, paused = stand_in.requests()
    assert slow["first_byte"] - slow["started"] >= 0.1
    assert paused["finished"] - paused["first_byte"] >= 0.2


@STREAM
def test_held_answer_goes_on_when_released(stand_in: GeminiStandIn, sdk: genai.Client, stream: bool) -> None:
    stand_in.script(say.held(say.text("abc", pieces=3)))
    with ThreadPoolExecutor() as pool:
        answer = pool.submit(ask, sdk, stream=stream)
        eventually(lambda: stand_in.waiting() == 1)
        (logged,) = stand_in.requests()
        stand_in.release()
    assert (logged["status"], logged["finished"]) == (200 if stream else None, None)
    assert "".join(one.text or "" for one in answer.result()) == "abc"


def test_log_notes_a_client_that_went_away(stand_in: GeminiStandIn, sdk: genai.Client) -> None:
    stand_in.script(say.held(say.text("x" * 2_000_000, pieces=50)))
    stream = sdk.models.generate_content_stream(model=MODEL, contents="hi")
    next(stream)
    cast("Generator[object]", stream).close()
    stand_in.release()
    eventually(lambda: stand_in.requests()[0]["aborted"])


def test_client_gives_up_on_a_slow_answer(stand_in: GeminiStandIn, sdk: genai.Client) -> None:
    hasty = connect(stand_in, timeout=100)
    stand_in.script(say.slow(60), say.text("still there"))
    with pytest.raises(httpx2.TimeoutException):
        ask(hasty, stream=False)
    assert ask(sdk, stream=False)[0].text == "still there"
    assert stand_in.requests()[0]["headers"]["x-server-timeout"] == "1"
