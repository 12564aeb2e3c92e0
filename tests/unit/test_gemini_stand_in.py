"""The stand-in for Gemini as the real SDK sees it: each answer leads to what the live service leads to."""

from collections.abc import Callable
from typing import Any

import pydantic
import pytest
from google import genai
from google.genai import types

from tests.gemini import GeminiStandIn
from tests.gemini import script as say
from tests.gemini.answer import Answer
from tests.gemini.sdk import MODEL, ask

pytest_plugins = "tests.gemini.fixtures"

STREAM = pytest.mark.parametrize("stream", [False, True], ids=["whole", "stream"])


def test_text_streams_in_pieces_and_ends_with_reason_and_usage(stand_in: GeminiStandIn, sdk: genai.Client) -> None:
    stand_in.script(say.text("Grüße,\u2028Welt", pieces=3))
    responses = ask(sdk, stream=True)
    assert [one.text for one in responses] == ["Grü", "ße,\u2028", "Welt", ""]
    last = responses[-1]
    assert last.candidates
    assert last.candidates[0].finish_reason == types.FinishReason.STOP
    usage = last.usage_metadata
    assert usage
    assert usage.total_token_count == sum(
        count or 0 for count in (usage.prompt_token_count, usage.candidates_token_count, usage.thoughts_token_count)
    )


def test_whole_text_is_one_part(stand_in: GeminiStandIn, sdk: genai.Client) -> None:
    stand_in.script(say.text("Hello world", pieces=3))
    (response,) = ask(sdk, stream=False)
    assert response.parts is not None
    assert [part.text for part in response.parts] == ["Hello world"]
    assert response.model_version == MODEL


@STREAM
def test_thoughts_are_shown_only_when_asked_for(stand_in: GeminiStandIn, sdk: genai.Client, stream: bool) -> None:
    stand_in.script(say.text("Yes", thought="hm"), say.text("Yes", thought="hm"))
    asked = ask(sdk, stream=stream, thinking_config=types.ThinkingConfig(include_thoughts=True))
    unasked = ask(sdk, stream=stream)
    assert [part.text for one in asked for part in one.parts or [] if part.thought] == ["hm"]
    assert not [part for one in unasked for part in one.parts or [] if part.thought]


@STREAM
def test_parallel_calls_carry_ids_and_one_signature(stand_in: GeminiStandIn, sdk: genai.Client, stream: bool) -> None:
    stand_in.script(say.together(say.text("Let me see."), say.calls([say.call("a", x=1), say.call("b")])))
    parts = [part for one in ask(sdk, stream=stream) for part in one.parts or []]
    calls = [part for part in parts if part.function_call]
    assert [(one.function_call.name, one.function_call.args) for one in calls if one.function_call] == [
        ("a", {"x": 1}),
        ("b", {}),
    ]
    assert len({one.function_call.id for one in calls if one.function_call}) == 2
    assert [bool(part.thought_signature) for part in parts if part.text != ""] == [False, True, False]


@STREAM
@pytest.mark.parametrize("reason", [one.name for one in types.FinishReason if one.name != "FINISH_REASON_UNSPECIFIED"])
def test_every_finish_reason(stand_in: GeminiStandIn, sdk: genai.Client, stream: bool, reason: str) -> None:
    stand_in.script(say.finish(reason, "partial"), say.finish(reason))
    partial, empty = ask(sdk, stream=stream), ask(sdk, stream=stream)
    assert "".join(one.text or "" for one in partial) == "partial"
    for responses in (partial, empty):
        candidates = responses[-1].candidates
        assert candidates
        assert candidates[0].finish_reason == types.FinishReason[reason]
    assert empty[-1].text is None


@STREAM
@pytest.mark.parametrize("answer", [say.empty_candidate(), say.empty_candidate("empty parts")])
def test_empty_candidate(stand_in: GeminiStandIn, sdk: genai.Client, stream: bool, answer: Answer) -> None:
    stand_in.script(answer)
    (response,) = ask(sdk, stream=stream)
    assert response.text is None
    assert not response.parts


@STREAM
def test_blocked_prompt(stand_in: GeminiStandIn, sdk: genai.Client, stream: bool) -> None:
    stand_in.script(say.blocked_prompt("PROHIBITED_CONTENT"))
    (response,) = ask(sdk, stream=stream)
    assert response.candidates is None
    assert response.prompt_feedback
    assert response.prompt_feedback.block_reason == types.BlockedReason.PROHIBITED_CONTENT


class Cause(pydantic.BaseModel):
    """A structured answer."""

    summary: str
    certain: bool


def test_structured_output(stand_in: GeminiStandIn, sdk: genai.Client) -> None:
    stand_in.script(say.json_text({"summary": "no image", "certain": True}), say.text('{"summary": '))
    for key in ("response_schema", "response_json_schema"):
        schema = Cause if key == "response_schema" else Cause.model_json_schema()
        (response,) = ask(sdk, stream=False, response_mime_type="application/json", **{key: schema})
        expected = Cause(summary="no image", certain=True) if key == "response_schema" else None
        assert response.parsed == expected


def list_tasks() -> list[str]:
    """The tasks."""
    return ["buy milk"]


def broken_list() -> list[str]:
    """The tasks."""
    raise RuntimeError("database is gone")


broken_list.__name__ = "list_tasks"


def chat(sdk: genai.Client, tool: Callable[[], Any]) -> types.GenerateContentResponse:
    """One answer with automatic function calling."""
    config = types.GenerateContentConfig(tools=[tool])
    return sdk.models.generate_content(model=MODEL, contents="hi", config=config)


def test_automatic_calling_replays_the_signature(stand_in: GeminiStandIn, sdk: genai.Client) -> None:
    stand_in.script(say.call("list_tasks"), say.text("Buy milk."))
    assert chat(sdk, list_tasks).text == "Buy milk."
    answered = stand_in.requests()[1]["body"]["contents"][-1]["parts"][0]["functionResponse"]
    assert answered["response"] == {"result": ["buy milk"]}


def test_automatic_calling_sends_the_exception(stand_in: GeminiStandIn, sdk: genai.Client) -> None:
    stand_in.script(say.call("list_tasks"), say.text("Sorry."))
    chat(sdk, broken_list)
    answered = stand_in.requests()[1]["body"]["contents"][-1]["parts"][0]["functionResponse"]
    assert "database is gone" in answered["response"]["error"]


def test_automatic_calling_of_an_invented_tool(stand_in: GeminiStandIn, sdk: genai.Client) -> None:
    stand_in.script(say.invented_tool())
    with pytest.raises(KeyError):
        chat(sdk, list_tasks)


def test_automatic_calling_stops_an_endless_loop(stand_in: GeminiStandIn, sdk: genai.Client) -> None:
    stand_in.script(say.endless_tools())
    response = chat(sdk, list_tasks)
    assert response.text is None
    assert response.function_calls
    assert len(stand_in.requests()) == 10


BAD_MODELS = [
    (say.many_calls(), ("add_task", {"title": "task 1"}, 50)),
    (say.wrong_types(), ("complete_task", {"task_id": "three"}, 1)),
    (say.missing_argument(), ("add_task", {}, 1)),
]


@pytest.mark.parametrize(("answer", "expected"), BAD_MODELS)
def test_bad_models(stand_in: GeminiStandIn, sdk: genai.Client, answer: Answer, expected: tuple[object, ...]) -> None:
    stand_in.script(answer)
    (response,) = ask(sdk, stream=False)
    calls = response.function_calls or []
    assert (calls[0].name, calls[0].args, len(calls)) == expected
