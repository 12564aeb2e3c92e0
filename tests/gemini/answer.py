"""One answer of the model as plain data, so that a test in another process can send it as JSON."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

Json = dict[str, Any]
Target = Literal["generate", "count", "models"]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the model says, how it ends and what goes wrong on the way; times are seconds."""

    events: Sequence[Sequence[Json]] = ()
    finish: str = "STOP"
    content: Literal["parts", "empty parts", "role only", "missing"] = "parts"
    block: str | None = None
    error: Json | None = None
    in_array: bool = False
    page: str | None = None
    page_status: int = 502
    tail: str = ""
    cut: Literal["", "body", "connection"] = ""
    sent_events: int = 1
    first_byte: float = 0.0
    pause: float = 0.0
    held: bool = False
    endless: bool = False
    call_ids: bool = True
    target: Target = "generate"

    def to_json(self) -> Json:
        """The answer as a JSON object that `from_json` reads back."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Json) -> "Answer":
        """Read an answer back; raises TypeError for a field that does not exist."""
        return cls(**data)
