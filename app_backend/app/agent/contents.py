"""The conversation as Gemini wants to see it."""

from collections.abc import Sequence
from typing import Any

from google.genai import types

from app.agent.turn import Said

MOST_MESSAGES = 20
MOST_CHARACTERS = 24_000
SIGNATURE = "thoughtSignature"


def history(past: Sequence[Said], *, model: str) -> list[types.Content]:
    """The last messages; answers of the same model word for word, with their signatures."""
    recent, size = list[Said](), 0
    for said in reversed(past[-MOST_MESSAGES:]):
        size += len(said.content)
        if size > MOST_CHARACTERS:
            break
        recent.insert(0, said)
    while recent and recent[0].role != "user":
        recent.pop(0)
    return [content for said in recent for content in _contents(said, model)]


def user_text(text: str) -> types.Content:
    return types.Content(role="user", parts=[types.Part(text=text)])


def merged(parts: Sequence[types.Part]) -> list[types.Part]:
    """Pieces of plain text put together; whatever carries a signature stays as it came."""
    together = list[types.Part]()
    for part in parts:
        if together and _is_plain(part) and _is_plain(together[-1]):
            together[-1] = types.Part(text=f"{together[-1].text}{part.text}")
        elif part.text != "" or part.thought_signature:
            together.append(part)
    return together


def stored(contents: Sequence[types.Content]) -> list[dict[str, Any]]:
    """As JSON for the database."""
    return [content.model_dump(mode="json", exclude_none=True, by_alias=True) for content in contents]


def _contents(said: Said, model: str) -> list[types.Content]:
    if said.role == "user":
        return [user_text(said.content)]
    if not said.contents:
        return [types.Content(role="model", parts=[types.Part(text=said.content)])] if said.content else []
    same = said.agent is not None and said.agent.model == model
    raw = said.contents if same else [_unsigned(content) for content in said.contents]
    return [types.Content.model_validate(content) for content in raw]


def _unsigned(content: dict[str, Any]) -> dict[str, Any]:
    # A signature belongs to the model that made it: another one refuses it. So do thoughts.
    parts = [{k: v for k, v in part.items() if k != SIGNATURE} for part in content["parts"] if not part.get("thought")]
    return {**content, "parts": parts or [{"text": ""}]}


def _is_plain(part: types.Part) -> bool:
    return part.model_fields_set <= {"text", "thought"} and not part.thought and part.text is not None
