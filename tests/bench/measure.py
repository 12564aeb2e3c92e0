"""Rows of a benchmark: what was measured, against which limit."""

import os
import resource
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """One figure; `limit` is None where there is nothing to hold it to."""

    name: str
    value: float
    unit: str
    limit: float | None = None

    @property
    def held(self) -> bool:
        return self.limit is None or self.value < self.limit

    def __str__(self) -> str:
        limit = f"under {self.limit:g} {self.unit}" if self.limit is not None else ""
        verdict = "" if self.limit is None else "ok" if self.held else "MISSED"
        return f"{self.name:44}{self.value:10.1f} {self.unit:4}{limit:>18}  {verdict}"


def seconds(words: Sequence[str], folder: Path, **environment: str) -> float:
    """The wall time of a command that must succeed."""
    began = time.monotonic()
    done = subprocess.run(words, cwd=folder, env=os.environ | environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)} failed:\n{done.stdout}{done.stderr}")
    return time.monotonic() - began


def cpu_seconds(words: Sequence[str]) -> float:
    """The CPU time (user and system) of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(words, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def clone(place: Path) -> Path:
    """A fresh clone of what is committed."""
    root = Path(__file__).parents[2]
    subprocess.run(["git", "clone", "--quiet", str(root), str(place)], check=True)
    return place
