"""State files: written whole or not at all, and readable by their owner only."""

import json
import os
from pathlib import Path
from typing import Any


def write_private(path: Path, text: str) -> None:
    """Replaces a file at once, so that no reader ever sees half of it."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    draft.write_text(text)
    draft.replace(path)


def write_json(path: Path, document: dict[str, Any]) -> None:
    write_private(path, json.dumps(document, indent=1))


def read_json(path: Path) -> dict[str, Any]:
    """A state file's content; empty if there is none or a crash of the machine left it unreadable."""
    try:
        document = json.loads(path.read_text())
    except (OSError, ValueError):
        return {}
    return document if isinstance(document, dict) else {}
