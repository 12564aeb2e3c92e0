"""Text that people may write: normalised, and free of what cannot be seen."""

import re
import unicodedata
from typing import Annotated, Any

from pydantic import BeforeValidator, StringConstraints

# Joiners and the emoji selector are kept where they join two visible characters; elsewhere they only hide text.
HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
    "|(?<![^\x00-\x7f\u200c\u200d\ufe0f])\ufe0f"
    "|(?<![^\x00-\x7f\u200c\u200d])[\u200c\u200d]"
    "|[\u200c\u200d](?![^\x00-\x7f\u200c\u200d\ufe0f])"
)
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def clean_text(value: Any) -> Any:
    """Normalise a text of several lines; raises ValueError for control characters and lone surrogates."""
    if not isinstance(value, str):
        return value
    encodable(value)
    if CONTROL.search(value):
        raise ValueError("control characters are not allowed")
    return unicodedata.normalize("NFC", HIDDEN.sub("", value)).strip()


def clean_line(value: Any) -> Any:
    """Normalise a text of one line: white space of any kind becomes one space."""
    cleaned = clean_text(value)
    return " ".join(cleaned.split()) if isinstance(cleaned, str) else cleaned


def encodable(value: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:
        raise ValueError("is not valid Unicode") from None
    if "\x00" in value:
        raise ValueError("control characters are not allowed")
    return value


Title = Annotated[str, BeforeValidator(clean_line), StringConstraints(min_length=1, max_length=200)]
Description = Annotated[str, BeforeValidator(clean_text), StringConstraints(max_length=1000)]
Message = Annotated[str, BeforeValidator(clean_text), StringConstraints(min_length=1, max_length=4000)]


def storable(value: Any) -> Any:
    """JSON of a model's making, without the characters that PostgreSQL refuses."""
    if isinstance(value, str):
        return value.replace("\x00", "").encode("utf-8", "replace").decode()
    if isinstance(value, list):
        return [storable(item) for item in value]
    if isinstance(value, dict):
        return {storable(key): storable(item) for key, item in value.items()}
    return value
