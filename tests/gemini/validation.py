"""The rules that a well-formed request must also keep: roles, parts, turns, tools and settings."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from tests.gemini.answer import Json
from tests.gemini.errors import RefusedError, field_violations, invalid_argument
from tests.gemini.fields import PART_KINDS
from tests.gemini.models import Model
from tests.gemini.signatures import calls_of, responses_of

ROLES = ("user", "model")
FUNCTION_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.:-]{0,127}")
COUNT = (
    "Please ensure that the number of function response parts is equal to the number of function call parts "
    "of the function call turn."
)
CALL_TURN = (
    "Please ensure that function call turn comes immediately after a user turn or after a function response turn."
)
RESPONSE_TURN = "Please ensure that function response turn comes immediately after a function call turn."
LAST_TURN = "The last content of a request must not have the role model."
PENALTIES = ("presencePenalty", "frequencyPenalty")


def check(request: Json, model: Model) -> None:
    """Raise RefusedError (400) for the first rule that the request breaks."""
    contents = request.get("contents", [])
    check_contents(contents)
    check_system_instruction(request.get("systemInstruction"))
    check_turns(contents)
    check_tools(request)
    check_settings(request.get("generationConfig", {}), model)
    if model.thinks and contents[-1].get("role") == "model":
        raise RefusedError(invalid_argument(LAST_TURN))


def check_contents(contents: Sequence[Json]) -> None:
    """Each content has a known role and parts, and each part exactly one kind of data."""
    if not contents:
        raise RefusedError(invalid_argument("* GenerateContentRequest.contents: contents is not specified\n"))
    violations = [found for index, content in enumerate(contents) for found in content_violations(index, content)]
    if violations:
        raise RefusedError(field_violations(violations))


def check_system_instruction(instruction: Json | None) -> None:
    """A system instruction is text, whatever its role."""
    if instruction is not None and not all("text" in part for part in instruction.get("parts") or [{}]):
        raise RefusedError(invalid_argument("The system instruction must hold text parts only."))


def content_violations(index: int, content: Json) -> Iterator[tuple[str, str]]:
    """What is wrong with one content, as (field path, description)."""
    path = f"contents[{index}]"
    role = content.get("role", "user")
    if role not in ROLES:
        yield f"{path}.role", "Please use a valid role: user, model."
    if not content.get("parts"):
        yield f"{path}.parts", f"* GenerateContentRequest.{path}.parts: contents.parts must not be empty."
    for number, part in enumerate(content.get("parts", ())):
        yield from part_violations(f"{path}.parts[{number}]", part, role)


def part_violations(path: str, part: Json, role: str) -> Iterator[tuple[str, str]]:
    """What is wrong with one part, as (field path, description)."""
    kinds = [kind for kind in PART_KINDS if kind in part]
    if len(kinds) > 1:
        yield path, f"Invalid value at '{path}' (oneof), oneof field 'data' is already set. Cannot set '{kinds[1]}'"
    if not kinds:
        yield f"{path}.data", f"{path}.data: required oneof field 'data' must have one initialized field"
    for kind, owner in (("functionCall", "model"), ("functionResponse", "user")):
        if kind in part and role != owner:
            yield path, f"A {kind} part is only valid in a content with the role {owner}."
        if kind in part and not part[kind].get("name"):
            yield f"{path}.{kind}.name", f"{path}.{kind}.name: Name cannot be empty."
    if "functionResponse" in part and "response" not in part["functionResponse"]:
        yield f"{path}.functionResponse.response", f"{path}.functionResponse.response: response is not specified"


def check_turns(contents: Sequence[Json]) -> None:
    """All calls of a step come first, then one user content that answers each of them."""
    before: Json = {}
    for content in contents:
        calls, responses = calls_of(before), responses_of(content)
        if responses and not calls:
            raise RefusedError(invalid_argument(RESPONSE_TURN))
        if len(calls) != len(responses):
            raise RefusedError(invalid_argument(COUNT))
        check_answered([part["functionCall"] for part in calls], [part["functionResponse"] for part in responses])
        if calls_of(content) and before.get("role", "user" if before else "") != "user":
            raise RefusedError(invalid_argument(CALL_TURN))
        before = content


def check_answered(calls: Sequence[Json], responses: Sequence[Json]) -> None:
    """The responses bear the names of the calls, and no id that none of the calls had."""
    if Counter(call["name"] for call in calls) != Counter(response["name"] for response in responses):
        raise RefusedError(invalid_argument("The names of the function responses do not match the function calls."))
    unknown = {response.get("id") for response in responses} - {call.get("id") for call in calls} - {None}
    if unknown:
        raise RefusedError(invalid_argument("The id of a function response matches no function call."))


def declarations(request: Json) -> list[Json]:
    """Every function that the request declares."""
    return [one for tool in request.get("tools", ()) for one in tool.get("functionDeclarations", ())]


def check_tools(request: Json) -> None:
    """Function names are valid and unique, each schema is given once, and allowed names are declared."""
    declared = declarations(request)
    names = Counter(one.get("name", "") for one in declared)
    for name, count in names.items():
        if not FUNCTION_NAME.fullmatch(name):
            raise RefusedError(invalid_argument(f"Invalid function name: '{name}'."))
        if count > 1:
            raise RefusedError(invalid_argument(f"Duplicate function declaration found: {name}"))
    if any({"parameters", "parametersJsonSchema"} <= one.keys() for one in declared):
        raise RefusedError(invalid_argument("Only one of parameters and parameters_json_schema can be set."))
    calling = request.get("toolConfig", {}).get("functionCallingConfig", {})
    if calling and not declared:
        raise RefusedError(invalid_argument("Function calling config is set without function_declarations."))
    undeclared = set(calling.get("allowedFunctionNames", ())) - names.keys()
    if undeclared:
        listed = ", ".join(sorted(undeclared))
        raise RefusedError(invalid_argument(f"Allowed function names are not declared: {listed}"))


def check_settings(settings: Json, model: Model) -> None:
    """Settings that this model refuses, and structured output without its media type."""
    thinking = settings.get("thinkingConfig", {})
    refused = {
        "Penalty is not enabled for this model": model.thinks and any(name in settings for name in PENALTIES),
        "Thinking level MINIMAL is not supported for this model.": not model.allows_minimal
        and thinking.get("thinkingLevel") == "MINIMAL",
        "Thinking level is not supported for this model.": not model.thinks and "thinkingLevel" in thinking,
        "You can only set one of thinking budget and thinking level.": {"thinkingLevel", "thinkingBudget"}
        <= thinking.keys(),
        "Only one of response_schema and response_json_schema can be set.": {"responseSchema", "responseJsonSchema"}
        <= settings.keys(),
        "A response schema needs the response mime type application/json or text/x.enum.": bool(
            {"responseSchema", "responseJsonSchema"} & settings.keys()
        )
        and settings.get("responseMimeType", "TEXT/PLAIN") == "TEXT/PLAIN",
    }
    for message, broken in refused.items():
        if broken:
            raise RefusedError(invalid_argument(message))
