"""The one line of a log that says why its process ended."""

import json
import re
from pathlib import Path

TAIL_BYTES = 8192
LONGEST = 240
TELLING = re.compile(r"\b(\w*error|fatal|\w*exception|panic|refused|invalid)\b", re.IGNORECASE)
NOISE = re.compile(r"^(\s+at |\s*\^|\s*File \"|\s*}|Node\.js v|Traceback)|DETAIL:|HINT:")
MESSAGES = ("event", "message", "msg")


def read(path: Path, offset: int = 0) -> str:
    """The telling line of what was written since the offset; the whole file if it was rotated since."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            begin = offset if offset <= size else 0
            file.seek(max(begin, size - TAIL_BYTES))
            return choose(file.read().decode(errors="replace"))
    except OSError:
        return ""


def choose(text: str) -> str:
    """The last line that names a fault, else the last line that says anything."""
    lines = [line for line in text.splitlines() if line.strip() and not NOISE.search(line)]
    telling = [line for line in lines if TELLING.search(line)]
    chosen = (telling or lines or [""])[-1]
    return _message(chosen.strip())[:LONGEST]


def _message(line: str) -> str:
    try:
        document = json.loads(line)
    except ValueError:
        return line
    if not isinstance(document, dict):
        return line
    return next((str(document[key]) for key in MESSAGES if key in document), line)
