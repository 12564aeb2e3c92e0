"""The record of what was brought up: its number, how it ended, and which built things it and its forerunner need."""

from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from todoctl.model import Release
from todoctl.targets.local import files

PENDING, DEPLOYED, FAILED = "pending", "deployed", "failed"


@dataclass(frozen=True)
class Record:
    """One `up` that changed something."""

    revision: int = 0
    status: str = ""
    images: tuple[tuple[str, str], ...] = ()
    schema_revision: str | None = None
    artefacts: tuple[str, ...] = ()
    previous_artefacts: tuple[str, ...] = ()

    def release(self) -> Release | None:
        return Release(self.revision, self.status, dict(self.images), self.schema_revision) if self.revision else None

    def image(self, component: str) -> str | None:
        return dict(self.images).get(component)

    @property
    def needed(self) -> frozenset[str]:
        return frozenset({*self.artefacts, *self.previous_artefacts})

    def next(self, images: dict[str, str], artefacts: tuple[str, ...]) -> "Record":
        """The record of a new `up`, not yet ended; running the same things again keeps the forerunner."""
        previous = self.artefacts if artefacts != self.artefacts else self.previous_artefacts
        return Record(self.revision + 1, PENDING, tuple(images.items()), self.schema_revision, artefacts, previous)

    def ended(self, status: str, schema_revision: str | None) -> "Record":
        return replace(self, status=status, schema_revision=schema_revision)


def read(path: Path) -> Record:
    document: dict[str, Any] = files.read_json(path)
    if not document:
        return Record()
    return Record(**{**document, "images": tuple(document["images"].items()),
                     "artefacts": tuple(document["artefacts"]),
                     "previous_artefacts": tuple(document["previous_artefacts"])})


def write(path: Path, record: Record) -> None:
    files.write_json(path, {**asdict(record), "images": dict(record.images)})
