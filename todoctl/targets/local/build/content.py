"""What a folder contains, as one short key: equal content, equal key, wherever it lies."""

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

IGNORED = frozenset({
    "node_modules", ".next", "tests", "__pycache__", ".venv", "venv", ".git", "Dockerfile",
    ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".turbo", "coverage", ".DS_Store",
})
IGNORED_SUFFIXES = (".pyc", ".tsbuildinfo", ".log", "~", ".swp")
LENGTH = 16


def key(folder: Path, *extra: str) -> str:
    """The key of all that a build would take from the folder, and of what else its result depends on."""
    digest = hashlib.sha256()
    for word in extra:
        digest.update(f"{word}\n".encode())
    for file in files(folder):
        data = file.read_bytes()
        digest.update(f"{file.relative_to(folder).as_posix()} {file.stat().st_mode & 0o100} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()[:LENGTH]


def files(folder: Path) -> Iterator[Path]:
    """The files that count, in a fixed order; settings files don't: they must not end in a build."""
    for entry in sorted(folder.iterdir()):
        if entry.name in IGNORED or entry.name.startswith(".env") or entry.name.endswith(IGNORED_SUFFIXES):
            continue
        if entry.is_dir():
            yield from files(entry)
        elif entry.is_file():
            yield entry


def copy(folder: Path, target: Path) -> None:
    """Copies the files that count."""
    for file in files(folder):
        place = target / file.relative_to(folder)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, place)


def key_of_file(path: Path, *extra: str) -> str:
    """The key of one file and of what else a result depends on."""
    return hashlib.sha256("\n".join([*extra, path.read_text()]).encode()).hexdigest()[:LENGTH]
