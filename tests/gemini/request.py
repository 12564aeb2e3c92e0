"""Read a request body: bring both spellings to camelCase and refuse every name that the API does not know."""

import base64
import binascii
import json
import re
from collections.abc import Callable
from typing import Any

from tests.gemini.answer import Json
from tests.gemini.errors import RefusedError, field_violations, invalid_argument
from tests.gemini.fields import ENUMS, MESSAGES

Violations = list[tuple[str, str]]
PAYLOAD = "Invalid JSON payload received."


def is_base64(value: Any) -> bool:
    """Whether the value is base64 text, in the standard or in the URL alphabet."""
    return isinstance(value, str) and decoded(value) is not None


def decoded(value: str) -> bytes | None:
    """The bytes behind base64 text of either alphabet; None when it is not base64."""
    try:
        return base64.b64decode(value.replace("-", "+").replace("_", "/"), validate=True)
    except binascii.Error:
        return None


def is_number(value: Any) -> bool:
    """Whether the value is a JSON number, or a number in quotes as the API also takes it."""
    return not isinstance(value, bool) and (
        isinstance(value, int | float) or (isinstance(value, str) and bool(re.fullmatch(r"-?\d+(\.\d+)?", value)))
    )


SCALARS: dict[str, Callable[[Any], bool]] = {
    "string": lambda value: isinstance(value, str),
    "bool": lambda value: isinstance(value, bool),
    "number": is_number,
    "bytes": is_base64,
    "struct": lambda value: isinstance(value, dict),
    "any": lambda _: True,
}


def camel(name: str) -> str:
    """`function_call` and `functionCall` both become `functionCall`."""
    return re.sub(r"_([a-z0-9])", lambda found: found[1].upper(), name)


def snake(name: str) -> str:
    """The spelling that the API uses in the path of a violation."""
    return re.sub(r"([A-Z])", lambda found: "_" + found[1].lower(), name)


def parse(body: bytes, message: str) -> Json:
    """The request in camelCase without nulls; raises RefusedError (400) for bad JSON, unknown names or wrong types."""
    try:
        value = json.loads(body)
    except ValueError:
        raise RefusedError(invalid_argument(f"{PAYLOAD} Unexpected token.")) from None
    violations: Violations = []
    request = _message(value, message, "", violations)
    if violations:
        raise RefusedError(field_violations(violations))
    return request


def _message(value: Any, message: str, path: str, violations: Violations) -> Json:
    if not isinstance(value, dict):
        violations.append((path, _wrong(path, message, value)))
        return {}
    known = MESSAGES[message]
    read: Json = {}
    for name, item in value.items():
        if camel(name) not in known:
            place = f" at '{path}'" if path else ""
            violations.append((path, f'{PAYLOAD} Unknown name "{name}"{place}: Cannot find field.'))
        elif item is not None:
            inner = f"{path}.{snake(camel(name))}" if path else snake(camel(name))
            read[camel(name)] = _value(item, known[camel(name)], inner, violations)
    return read


def _value(value: Any, kind: str, path: str, violations: Violations) -> Any:
    if kind.endswith("[]"):
        items = value if isinstance(value, list) else [value]
        return [_value(item, kind[:-2], f"{path}[{index}]", violations) for index, item in enumerate(items)]
    if kind.endswith("{}") and isinstance(value, dict):
        return {key: _value(item, kind[:-2], f"{path}[0].value", violations) for key, item in value.items()}
    if kind in MESSAGES:
        return _message(value, kind, path, violations)
    if kind in ENUMS and isinstance(value, str) and value.upper() in ENUMS[kind]:
        return value.upper()
    if kind not in SCALARS or not SCALARS[kind](value):
        violations.append((path, _wrong(path, kind, value)))
    return value


def _wrong(path: str, kind: str, value: Any) -> str:
    return f"Invalid value at '{path}' ({kind.upper()}), {json.dumps(value)[:200]}"
