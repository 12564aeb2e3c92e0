"""Numbers that people see and keyset cursors over them."""

import base64
import binascii
import json
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Path, Query
from pydantic import BaseModel, BeforeValidator, Field

from app.kit.problems import Problem

T = TypeVar("T")
LARGEST = 2**31 - 1


def plain_digits(value: Any) -> Any:
    # Python's int() also takes "1_0", " 7 " and Arabic digits.
    if isinstance(value, str) and not (value.isascii() and value.isdigit()):
        raise ValueError("must be a whole number")
    return value


Number = Annotated[int, Path(ge=1, le=LARGEST), BeforeValidator(plain_digits)]
Limit = Annotated[int, Query(ge=1, le=100), BeforeValidator(plain_digits)]
Cursor = Annotated[str | None, Query(max_length=2000)]


class Page(BaseModel, Generic[T]):
    """Some items, and where the next ones begin."""

    items: list[T]
    next_cursor: str | None = Field(description="Give it back as `cursor` for the next page; null on the last one.")


def encode_cursor(*values: str | int) -> str:
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def decode_cursor(cursor: str, shape: tuple[type, ...]) -> list[Any]:
    """The values put into a cursor; raises Problem when it is not one of that shape."""
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor.encode() + b"=" * (-len(cursor) % 4)))
    except (binascii.Error, UnicodeError, ValueError, RecursionError):
        raise Problem("bad_cursor", "The cursor is not valid.") from None
    if not isinstance(values, list) or tuple(type(v) for v in values) != shape:
        raise Problem("bad_cursor", "The cursor is not valid.")
    return values
