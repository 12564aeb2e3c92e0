"""What the supervisor is told to run."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from signal import Signals
from typing import Any

DATABASE, BACKEND, FRONTEND = "db", "backend", "frontend"


@dataclass(frozen=True)
class Farewell:
    """How a process is asked to end, and how many seconds it gets before it is killed."""

    signal: Signals = Signals.SIGTERM
    grace: float = 10.0


FAREWELLS = {
    DATABASE: Farewell(Signals.SIGINT, 30.0),  # PostgreSQL's fast shutdown; SIGTERM would wait for every client
    BACKEND: Farewell(Signals.SIGTERM, 28.0),  # it lets streams in flight finish within 25 s
    FRONTEND: Farewell(Signals.SIGTERM, 5.0),
}


@dataclass(frozen=True)
class Spec:
    """One process: its key changes with everything that makes a restart necessary."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str]
    directory: str
    log: str
    port: int
    inherited: Mapping[str, str] = field(default_factory=dict)  # from the caller's shell: no reason to restart
    user: str | None = None

    @property
    def key(self) -> str:
        facts = {name: value for name, value in asdict(self).items() if name != "inherited"}
        return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Wanted:
    """All that should run, in the order of starting, under a number that the supervisor repeats when it has read it."""

    mark: str
    generation: int
    specs: tuple[Spec, ...]

    def document(self) -> dict[str, Any]:
        return asdict(self)


def farewell(name: str) -> Farewell:
    return FAREWELLS.get(name, Farewell())


def parse(document: Mapping[str, Any], mark: str) -> Wanted:
    """Reads what was written; a copied folder's file, which has another mark, counts as empty."""
    if document.get("mark") != mark:
        return Wanted(mark, 0, ())
    specs = tuple(Spec(**{**spec, "command": tuple(spec["command"])}) for spec in document["specs"])
    return Wanted(mark, document["generation"], specs)
