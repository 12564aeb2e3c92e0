"""Addresses, keys, models, tokens, the log and the control endpoints of the stand-in for Gemini."""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from google import genai

from tests.gemini import GeminiStandIn
from tests.gemini import script as say
from tests.gemini.answer import Answer
from tests.gemini.client import ROOT
from tests.gemini.sdk import MODEL, connect

pytest_plugins = "tests.gemini.fixtures"

ASK = {"contents": [{"role": "user", "parts": [{"text": "hi"}]}]}


def send(stand_in: GeminiStandIn, address: str, body: object = None, *, key: str | None = None) -> tuple[int, str]:
    """Status and text of one request; without a key the right one is sent."""
    headers = {"x-goog-api-key": stand_in.key if key is None else key, "Content-Type": "application/json"}
    data = None if body is None else json.dumps(body).encode()
    request = Request(
        stand_in.url + address, data=data, headers={name: value for name, value in headers.items() if value}
    )
    try:
        with urlopen(request) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


def test_missing_and_wrong_key(stand_in: GeminiStandIn) -> None:
    status, body = send(stand_in, "/v1/models", key="")
    assert (status, json.loads(body)["error"]["status"]) == (403, "PERMISSION_DENIED")
    status, body = send(stand_in, "/v1/models", key="another-key")
    error = json.loads(body)["error"]
    assert (status, error["details"][0]["reason"]) == (400, "API_KEY_INVALID")
    assert "another-key" not in body


@pytest.mark.parametrize("prefix", ["/v1", "/v1beta", "/some/proxy/v1beta"])
@pytest.mark.parametrize("in_query", [False, True], ids=["header", "query"])
def test_every_address_and_place_of_the_key(stand_in: GeminiStandIn, prefix: str, in_query: bool) -> None:
    stand_in.script(say.text("here"))
    address = f"{prefix}/models/{MODEL}:generateContent" + (f"?key={stand_in.key}" if in_query else "")
    status, body = send(stand_in, address, ASK, key="" if in_query else None)
    assert (status, "here" in body) == (200, True)
    assert stand_in.key not in json.dumps(stand_in.requests())


def test_stream_without_sse_is_one_array(stand_in: GeminiStandIn) -> None:
    stand_in.script(say.text("abc", pieces=3), say.quota_day())
    address = f"/v1/models/{MODEL}:streamGenerateContent"
    pieces = json.loads(send(stand_in, address, ASK)[1])
    assert [one["candidates"][0]["content"]["parts"][0]["text"] for one in pieces] == ["a", "b", "c", ""]
    status, body = send(stand_in, address, ASK)
    assert (status, json.loads(body)[0]["error"]["code"]) == (429, 429)


def test_stream_has_the_framing_of_the_service(stand_in: GeminiStandIn) -> None:
    stand_in.script(say.text("ab", pieces=2))
    _, body = send(stand_in, f"/v1/models/{MODEL}:streamGenerateContent?alt=sse", ASK)
    *events, rest = body.split("\r\n\r\n")
    assert (len(events), rest) == (3, "")
    assert all(event.startswith("data: {") for event in events)


UNKNOWN = [
    ("/v1/models/gemini-0-none:generateContent", ASK),
    ("/v1/models/gemini-flash-latest:generateContent", ASK),
    ("/v1/models/gemini-embedding-001:generateContent", ASK),
    ("/v1/models/gemini-0-none", None),
]


@pytest.mark.parametrize(("address", "body"), UNKNOWN)
def test_unknown_model(stand_in: GeminiStandIn, address: str, body: object) -> None:
    status, answer = send(stand_in, address, body)
    assert (status, json.loads(answer)["error"]["status"]) == (404, "NOT_FOUND")


def test_unknown_address(stand_in: GeminiStandIn) -> None:
    assert [send(stand_in, address)[0] for address in ("/", "/v1/interactions", "/v2/models")] == [404, 404, 404]


def test_models_are_listed_in_pages(stand_in: GeminiStandIn, sdk: genai.Client) -> None:
    names = [model.name for model in sdk.models.list(config={"page_size": 5})]
    assert "models/gemini-3.5-flash-lite" in names
    assert len(names) == len(set(names)) > 10
    assert [one["query"].get("pageToken") for one in stand_in.requests()] == [None, "5", "10"]
    model = sdk.models.get(model=MODEL)
    assert (model.name, model.output_token_limit) == (f"models/{MODEL}", 65536)


def test_models_and_counting_can_fail(stand_in: GeminiStandIn, sdk: genai.Client) -> None:
    stand_in.script(say.for_target("models", say.unavailable()), say.for_target("count", say.quota_minute()))
    with pytest.raises(genai.errors.ServerError):
        sdk.models.get(model=MODEL)
    with pytest.raises(genai.errors.ClientError):
        sdk.models.count_tokens(model=MODEL, contents="hi")


def test_tokens_grow_with_the_text(stand_in: GeminiStandIn, sdk: genai.Client) -> None:
    short, long = (sdk.models.count_tokens(model=MODEL, contents=text).total_tokens for text in ("hi", "hi" * 400))
    assert short
    assert long
    assert long - short == pytest.approx(399 * len("hi") / 4, abs=1)


def test_empty_script_is_loud(stand_in: GeminiStandIn, sdk: genai.Client) -> None:
    with pytest.raises(genai.errors.ServerError, match="no scripted answer left"):
        sdk.models.generate_content(model=MODEL, contents="hi")
    assert stand_in.requests()[0]["unscripted"]


def test_log_shows_what_was_sent_without_the_key(stand_in: GeminiStandIn, sdk: genai.Client) -> None:
    stand_in.script(say.text("hello"))
    sdk.models.generate_content(model=MODEL, contents="hi")
    (logged,) = stand_in.requests()
    assert (logged["method"], logged["path"], logged["status"]) == ("POST", f"/v1/models/{MODEL}:generateContent", 200)
    assert logged["headers"]["x-goog-api-key"] == "***"
    assert logged["body"]["contents"] == ASK["contents"]
    assert logged["started"] <= logged["first_byte"] <= logged["finished"]


def test_log_shows_a_secret_in_a_body(stand_in: GeminiStandIn, sdk: genai.Client) -> None:
    stand_in.script(say.text("hello"))
    sdk.models.generate_content(model=MODEL, contents=f"my key is {stand_in.key}")
    assert stand_in.key in json.dumps(stand_in.requests())


def test_reset_starts_over(stand_in: GeminiStandIn) -> None:
    stand_in.script(say.endless_tools())
    stand_in.mode("rules")
    send(stand_in, "/v1/models")
    stand_in.reset()
    assert (stand_in.queued(), stand_in.requests()) == (0, [])
    assert json.loads(send(stand_in, "/_control/state")[1]) == {"mode": "script", "queued": 0, "waiting": 0}


BAD_CONTROL: list[tuple[str, Any, int]] = [
    ("script", [{"evnts": []}], 400),
    ("mode", {"mode": "dreams"}, 400),
    ("mode", {}, 400),
    ("nothing", {}, 404),
]


@pytest.mark.parametrize(("action", "body", "status"), BAD_CONTROL)
def test_bad_control_request(stand_in: GeminiStandIn, action: str, body: object, status: int) -> None:
    assert send(stand_in, f"/_control/{action}", body)[0] == status


def test_answers_survive_the_trip_as_data() -> None:
    answers = [say.text("x", thought="y"), say.quota_both(), say.cut_stream(), say.many_calls(2), say.html_502()]
    back = [Answer.from_json(one) for one in json.loads(json.dumps(say.as_data(answers)))]
    assert json.dumps(say.as_data(back)) == json.dumps(say.as_data(answers))


@pytest.fixture
def process() -> Iterator[subprocess.Popen[str]]:
    """A stand-in started by hand, with two keys."""
    options = ["--host", "0.0.0.0", "--key", "k1", "k2", "--until-input-ends"]  # noqa: S104
    command = [sys.executable, "-m", "tests.gemini", *options]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as started:
        yield started
        started.kill()


def test_process_prints_one_line_and_ends_with_its_input(process: subprocess.Popen[str]) -> None:
    assert process.stdin
    assert process.stdout
    line = json.loads(process.stdout.readline())
    assert line == {"port": line["port"], "url": f"http://127.0.0.1:{line['port']}"}
    for key in ("k1", "k2"):
        with urlopen(f"{line['url']}/v1/models?key={key}") as answer:
            assert answer.status == 200
    process.stdin.close()
    assert process.wait(10) == 0
    assert not process.stdout.read()


def test_body_may_come_in_chunks(stand_in: GeminiStandIn) -> None:
    stand_in.script(say.text("whole"))
    pieces = (part.encode() for part in json.dumps(ASK).partition(":"))
    address = f"{stand_in.url}/v1/models/{MODEL}:generateContent?key={stand_in.key}"
    with urlopen(Request(address, data=pieces, headers={"Content-Type": "application/json"})) as answer:
        assert "whole" in answer.read().decode()
    assert stand_in.requests()[0]["headers"]["transfer-encoding"] == "chunked"


def test_rules_mode_from_the_start() -> None:
    with GeminiStandIn(mode="rules") as stand_in:
        sdk = connect(stand_in)
        assert "add, list, complete" in (sdk.models.generate_content(model=MODEL, contents="hello").text or "")
