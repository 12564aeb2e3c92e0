"""What the stand-in for Gemini refuses, and what it accepts in either spelling."""

import json
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.gemini import GeminiStandIn
from tests.gemini import script as say

pytest_plugins = "tests.gemini.fixtures"

MODEL = "gemini-3.8-flash"
OLD_MODEL = "gemini-2.5-flash"
HI = {"role": "user", "parts": [{"text": "hi"}]}
SAID = {"role": "model", "parts": [{"text": "hello"}]}
Json = dict[str, Any]


def post(stand_in: GeminiStandIn, body: object, address: str = "", **headers: str) -> tuple[int, Any]:
    """Status and body of one request; the address defaults to the newest model."""
    url = stand_in.url + (address or f"/v1beta/models/{MODEL}:generateContent")
    sent = {"x-goog-api-key": stand_in.key, "Content-Type": "application/json"} | headers
    data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
    try:
        with urlopen(Request(url, data=data, headers={name: value for name, value in sent.items() if value})) as answer:
            return answer.status, json.load(answer)
    except HTTPError as error:
        return error.code, json.load(error)


def called(*names: str, signature: str = "") -> Json:
    """A model content that calls functions."""
    parts: list[Json] = [{"functionCall": {"id": f"id-{name}", "name": name, "args": {}}} for name in names]
    return {"role": "model", "parts": [parts[0] | ({"thoughtSignature": signature} if signature else {}), *parts[1:]]}


def answered(*names: str) -> Json:
    """A user content that answers function calls."""
    return {
        "role": "user",
        "parts": [
            {"functionResponse": {"id": f"id-{name}", "name": name, "response": {"result": 1}}} for name in names
        ],
    }


def with_tool(**fields: object) -> Json:
    """A request that declares one function."""
    return {"contents": [HI], "tools": [{"functionDeclarations": [{"name": "a"} | fields]}]}


REFUSED: dict[str, tuple[object, str]] = {
    "no JSON": (b"{", "Invalid JSON payload"),
    "no contents": ({}, "contents is not specified"),
    "unknown name at the top": ({"contents": [HI], "messages": []}, 'Unknown name "messages": Cannot find field.'),
    "unknown name in a part": (
        {"contents": [{"role": "user", "parts": [{"txt": "hi"}]}]},
        "Unknown name \"txt\" at 'contents[0].parts[0]'",
    ),
    "unknown setting": (
        {"contents": [HI], "generationConfig": {"maxTokens": 3}},
        "\"maxTokens\" at 'generation_config'",
    ),
    "unknown word of the older schema": (
        with_tool(parameters={"type": "OBJECT", "additionalProperties": False}),
        "Unknown name \"additionalProperties\" at 'tools[0].function_declarations[0].parameters'",
    ),
    "wrong type": (
        {"contents": [{"role": "user", "parts": [{"text": 3}]}]},
        "Invalid value at 'contents[0].parts[0].text'",
    ),
    "arguments as a string": (
        {"contents": [HI, {"role": "model", "parts": [{"functionCall": {"name": "a", "args": "{}"}}]}]},
        "parts[0].function_call.args' (STRUCT)",
    ),
    "unknown mode": (
        with_tool() | {"toolConfig": {"functionCallingConfig": {"mode": "SOMETIMES"}}},
        "tool_config.function_calling_config.mode",
    ),
    "role of another vendor": (
        {"contents": [{"role": "assistant", "parts": [{"text": "x"}]}, HI]},
        "valid role: user, model",
    ),
    "no parts": (
        {"contents": [HI, {"role": "model", "parts": []}, HI]},
        "contents[1].parts: contents.parts must not be empty",
    ),
    "part without data": (
        {"contents": [{"role": "user", "parts": [{"thought": True}]}]},
        "required oneof field 'data'",
    ),
    "part with two kinds of data": (
        {"contents": [{"role": "user", "parts": [{"text": "x", "inlineData": {"mimeType": "a/b", "data": "eA=="}}]}]},
        "oneof field 'data' is already set",
    ),
    "user that calls": ({"contents": [called("a") | {"role": "user"}]}, "only valid in a content with the role model"),
    "model that answers": ({"contents": [answered("a") | {"role": "model"}, HI]}, "with the role user"),
    "last content of the model": ({"contents": [HI, SAID]}, "must not have the role model"),
    "one of two calls answered": (
        {"contents": [HI, called("a", "b"), answered("a")]},
        "number of function response parts is equal to the number of function call parts",
    ),
    "call never answered": ({"contents": [HI, called("a"), HI]}, "number of function response parts"),
    "answer without a call": ({"contents": [HI, SAID, answered("a")]}, "comes immediately after a function call turn"),
    "answer to another call": ({"contents": [HI, called("a"), answered("b")]}, "names of the function responses"),
    "call after a model content": ({"contents": [HI, SAID, called("a"), answered("a")]}, "function call turn comes"),
    "bad function name": (with_tool(name="add task"), "Invalid function name"),
    "function declared twice": (
        {"contents": [HI], "tools": [{"functionDeclarations": [{"name": "a"}, {"name": "a"}]}]},
        "Duplicate function declaration found: a",
    ),
    "undeclared function allowed": (
        with_tool() | {"toolConfig": {"functionCallingConfig": {"mode": "ANY", "allowedFunctionNames": ["b"]}}},
        "not declared: b",
    ),
    "calling without functions": (
        {"contents": [HI], "toolConfig": {"functionCallingConfig": {"mode": "ANY"}}},
        "without function_declarations",
    ),
    "penalty": ({"contents": [HI], "generationConfig": {"frequencyPenalty": 1}}, "Penalty is not enabled"),
    "minimal thinking": (
        {"contents": [HI], "generationConfig": {"thinkingConfig": {"thinkingLevel": "MINIMAL"}}},
        "MINIMAL is not supported",
    ),
    "schema without media type": (
        {"contents": [HI], "generationConfig": {"responseSchema": {"type": "STRING"}}},
        "response mime type",
    ),
    "image as system instruction": (
        {"contents": [HI], "systemInstruction": {"parts": [{"fileData": {"fileUri": "x"}}]}},
        "text parts only",
    ),
}


@pytest.mark.parametrize(("body", "message"), REFUSED.values(), ids=REFUSED)
def test_refused(stand_in: GeminiStandIn, body: object, message: str) -> None:
    stand_in.script(say.text("never said"))
    status, answer = post(stand_in, body)
    assert (status, answer["error"]["status"]) == (400, "INVALID_ARGUMENT")
    assert message in answer["error"]["message"]
    assert stand_in.queued() == 1, "a refused request must leave the script alone"


def test_every_unknown_name_is_listed(stand_in: GeminiStandIn) -> None:
    _, answer = post(stand_in, {"contents": [{"role": "user", "parts": [{"text": "x", "a": 1}], "b": 2}]})
    (details,) = answer["error"]["details"]
    assert details["@type"] == "type.googleapis.com/google.rpc.BadRequest"
    assert [one["field"] for one in details["fieldViolations"]] == ["contents[0].parts[0]", "contents[0]"]


def test_both_spellings_are_accepted(stand_in: GeminiStandIn) -> None:
    stand_in.script(say.text("camel"), say.text("snake"))
    camel = {
        "contents": {"parts": {"text": "hi"}},
        "systemInstruction": {"parts": [{"text": "Be short."}]},
        "tools": [{"functionDeclarations": [{"name": "a", "parametersJsonSchema": {"$ref": "#", "const": 1}}]}],
        "toolConfig": {"functionCallingConfig": {"mode": "auto", "allowedFunctionNames": ["a"]}},
        "generationConfig": {"thinkingConfig": {"thinkingLevel": "low"}, "temperature": None},
    }
    snake = {
        "contents": [HI],
        "system_instruction": {"parts": [{"text": "Be short."}]},
        "tools": [{"function_declarations": [{"name": "a", "parameters": {"type": "object", "any_of": []}}]}],
        "tool_config": {"function_calling_config": {"allowed_function_names": ["a"]}},
        "generation_config": {
            "thinking_config": {"thinking_level": "LOW"},
            "response_mime_type": "application/json",
            "response_schema": {"type": "OBJECT", "properties": {"any_name": {"type": "STRING"}}},
        },
    }
    assert [post(stand_in, body)[0] for body in (camel, snake)] == [200, 200]


def test_older_model_has_older_rules(stand_in: GeminiStandIn) -> None:
    stand_in.script(say.text("hello again"), say.call("a"))
    address = f"/v1/models/{OLD_MODEL}:generateContent"
    assert post(stand_in, {"contents": [HI, SAID], "generationConfig": {"presencePenalty": 1}}, address)[0] == 200
    status, answer = post(stand_in, {"contents": [HI, called("a"), answered("a")]}, address)
    (part,) = answer["candidates"][0]["content"]["parts"]
    assert (status, "thoughtSignature" in part) == (200, False)


def step(stand_in: GeminiStandIn, contents: list[Json], *names: str, address: str = "") -> list[Json]:
    """Let the model call functions, and give back the history with its step and the answers."""
    stand_in.script(say.calls([say.call(name) for name in names]))
    status, answer = post(stand_in, {"contents": contents}, address)
    assert status == 200, answer
    content = answer["candidates"][0]["content"]
    ids = [part["functionCall"]["id"] for part in content["parts"]]
    responses = [
        {"functionResponse": {"id": one, "name": name, "response": {"result": 1}}}
        for one, name in zip(ids, names, strict=True)
    ]
    return [*contents, content, {"role": "user", "parts": responses}]


def without_signatures(contents: list[Json]) -> list[Json]:
    """The same history as a client stores it that keeps only what it knows."""
    stripped: list[Json] = json.loads(json.dumps(contents))
    for content in stripped:
        for part in content["parts"]:
            part.pop("thoughtSignature", None)
    return stripped


def test_each_step_of_the_turn_needs_its_signature(stand_in: GeminiStandIn) -> None:
    one = step(stand_in, [HI], "a", "b")
    two = step(stand_in, one, "a")
    stand_in.script(say.text("done"))
    for broken in (without_signatures(two), [*without_signatures(one), *two[3:]], [*one, *without_signatures(two[3:])]):
        status, answer = post(stand_in, {"contents": broken})
        assert status == 400
        assert "missing a thought_signature" in answer["error"]["message"]
    assert post(stand_in, {"contents": two})[0] == 200


def test_altered_or_borrowed_signature_is_refused(stand_in: GeminiStandIn) -> None:
    history = step(stand_in, [HI], "a")
    other_model = "/v1beta/models/gemini-4-argon:generateContent"
    part = history[1]["parts"][0]
    altered = [HI, {"role": "model", "parts": [part | {"thoughtSignature": "c2lnLTE="}]}, history[2]]
    for contents, address in ((altered, ""), (history, other_model)):
        status, answer = post(stand_in, {"contents": contents}, address)
        assert (status, "corrupted thought signature" in answer["error"]["message"]) == (400, True)


def test_signature_may_come_back_in_the_other_alphabet(stand_in: GeminiStandIn) -> None:
    history = step(stand_in, [HI], "a")
    part = history[1]["parts"][0]
    part["thought_signature"] = part.pop("thoughtSignature").replace("+", "-").replace("/", "_")
    stand_in.script(say.text("done"))
    assert post(stand_in, {"contents": history})[0] == 200


def test_signatures_of_older_turns_are_not_checked(stand_in: GeminiStandIn) -> None:
    history = without_signatures(step(stand_in, [HI], "a"))
    stand_in.script(say.text("done"))
    assert post(stand_in, {"contents": [*history, SAID, HI]})[0] == 200


def test_answers_of_another_id_are_refused(stand_in: GeminiStandIn) -> None:
    history = step(stand_in, [HI], "a")
    history[2]["parts"][0]["functionResponse"]["id"] = "elsewhere"
    status, answer = post(stand_in, {"contents": history})
    assert (status, "matches no function call" in answer["error"]["message"]) == (400, True)
