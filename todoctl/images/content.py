"""The content key of an image: a hash over everything that its build reads."""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

KEY_LENGTH = 16


def key(folder: Path, arguments: Mapping[str, str], base: str) -> str:
    """A hash of a build's inputs: files by relative path, mode and content; arguments; the base image's id."""
    total = hashlib.sha256()
    for part in (base, *(f"{name}={value}" for name, value in sorted(arguments.items()))):
        _feed(total, part.encode())
    for name in files(folder):
        path = folder / name
        _feed(total, name.encode())
        _feed(total, str(path.readlink()).encode() if path.is_symlink() else path.read_bytes())
        _feed(total, b"x" if not path.is_symlink() and os.access(path, os.X_OK) else b"-")
    return total.hexdigest()[:KEY_LENGTH]


def files(folder: Path) -> list[str]:
    """The paths that a build sees, by the rules of `.dockerignore`."""
    from docker.utils.build import exclude_paths

    ignored = folder / ".dockerignore"
    patterns = [line.strip() for line in ignored.read_text().splitlines()] if ignored.exists() else []
    patterns = [line for line in patterns if line and not line.startswith("#")]
    return sorted(Path(name).as_posix() for name in exclude_paths(str(folder), patterns)
                  if not (folder / name).is_dir() or (folder / name).is_symlink())


def _feed(total: "hashlib._Hash", part: bytes) -> None:
    total.update(len(part).to_bytes(8, "big") + part)
