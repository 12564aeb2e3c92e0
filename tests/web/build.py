"""The page as it is shipped: the standalone folder, built again when a source is newer."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.backend import ROOT

FOLDER = ROOT / "app_frontend"
SERVER = FOLDER / ".next" / "standalone" / "server.js"
GENERATED = {".next", "node_modules", "next-env.d.ts"}


def sources() -> Iterator[Path]:
    for entry in FOLDER.iterdir():
        if entry.name not in GENERATED and entry.suffix != ".tsbuildinfo":
            yield from (path for path in (entry.rglob("*") if entry.is_dir() else (entry,)) if path.is_file())


def is_current() -> bool:
    return SERVER.is_file() and max(path.stat().st_mtime for path in sources()) < SERVER.stat().st_mtime


def npm(*arguments: str) -> None:
    """Raise RuntimeError with the last lines where npm fails."""
    done = subprocess.run(
        ["npm", *arguments], cwd=FOLDER, env={**os.environ, "CI": "1"}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"npm {arguments[0]} failed:\n{(done.stdout + done.stderr)[-3000:]}")


def built_server() -> Path:
    """The script that node runs."""
    if not (FOLDER / "node_modules" / "next").is_dir():
        npm("ci")
    if not is_current():
        npm("run", "build")
    return SERVER
