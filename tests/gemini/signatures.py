"""Thought signatures: a fresh one for each step, compared when the step comes back in the same turn."""

import base64
import hashlib
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.gemini.answer import Json
from tests.gemini.errors import RefusedError, invalid_argument
from tests.gemini.request import decoded

DOCUMENT = "https://ai.google.dev/gemini-api/docs/thought-signatures"


@dataclass(frozen=True)
class Owner:
    """Whom a signature belongs to; another key or model cannot use it."""

    key: str = field(repr=False)
    model: str


def calls_of(content: Json) -> list[Json]:
    """The parts of a content that call a function."""
    return [part for part in content.get("parts", ()) if "functionCall" in part]


def responses_of(content: Json) -> list[Json]:
    """The parts of a content that answer a function call."""
    return [part for part in content.get("parts", ()) if "functionResponse" in part]


def current_turn(contents: Sequence[Json]) -> list[Json]:
    """Everything from the last ordinary input of the user on."""
    inputs = [
        index
        for index, content in enumerate(contents)
        if content.get("role", "user") == "user" and not responses_of(content)
    ]
    return list(contents[inputs[-1] :]) if inputs else list(contents)


@dataclass
class Signatures:
    """The signatures that this server has issued."""

    _issued: dict[bytes, tuple[Owner, str]] = field(default_factory=dict)
    _numbers: "itertools.count[int]" = field(default_factory=itertools.count)

    def issue(self, owner: Owner, function: str) -> str:
        """A new signature, base64; `function` is empty for one that stands beside a text."""
        value = hashlib.sha512(f"{next(self._numbers)} {function}".encode()).digest()
        self._issued[value] = (owner, function)
        return base64.b64encode(value).decode()

    def check(self, owner: Owner, contents: Sequence[Json]) -> None:
        """Raise RefusedError (400) unless each step of the current turn carries the signature issued with it."""
        for position, content in enumerate(current_turn(contents), start=1):
            for part in calls_of(content)[:1]:
                self._check_first_call(owner, part, position)

    def forget(self) -> None:
        """Drop every issued signature."""
        self._issued.clear()

    def _check_first_call(self, owner: Owner, part: Json, position: int) -> None:
        function = part["functionCall"].get("name", "")
        if not part.get("thoughtSignature"):
            raise RefusedError(
                invalid_argument(
                    "Function call is missing a thought_signature in functionCall parts. This is required for tools "
                    f"to work correctly. Additional data, function call `default_api:{function}`, "
                    f"position {position}. Please refer to {DOCUMENT} for more details."
                )
            )
        if self._issued.get(decoded(part["thoughtSignature"]) or b"") != (owner, function):
            raise RefusedError(invalid_argument("Invalid or corrupted thought signature."))
