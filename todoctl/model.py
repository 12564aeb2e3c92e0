"""What commands answer: the facts that the text and the JSON output are both made from."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Component:
    """One part of the deployment: how many of it are wanted and ready, and why not."""

    name: str
    kind: str
    ready: int
    wanted: int
    state: str
    reason: str = ""

    @property
    def healthy(self) -> bool:
        return self.ready >= self.wanted and self.wanted > 0


@dataclass(frozen=True)
class Release:
    """One recorded deployment: its number, how it ended, what it ran."""

    revision: int
    status: str
    images: Mapping[str, str] = field(default_factory=dict)
    schema_revision: str | None = None


@dataclass(frozen=True)
class Status:
    """The state of a deployment, as `todoctl status` shows it."""

    target: str
    namespace: str | None
    release: Release | None
    components: tuple[Component, ...]
    url: str | None

    @property
    def healthy(self) -> bool:
        return bool(self.components) and all(component.healthy for component in self.components)

    def document(self) -> dict[str, Any]:
        return {**asdict(self), "components": [asdict(part) for part in self.components], "healthy": self.healthy}


@dataclass(frozen=True)
class Migration:
    """Where the database's schema stands and where the code's head is."""

    current: str | None
    head: str
    applied: tuple[str, ...] = ()

    @property
    def pending(self) -> bool:
        return self.current != self.head

    def document(self) -> dict[str, Any]:
        return {"current": self.current, "head": self.head, "applied": list(self.applied), "pending": self.pending}


@dataclass(frozen=True)
class LogLine:
    """One line of a component's log; `source` is the pod or process that wrote it."""

    component: str
    source: str
    text: str
