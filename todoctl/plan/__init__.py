"""What an `up` would do: pure comparison of what is wanted with what is there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from todoctl.render.checksum import OBJECT
from todoctl.render.templates import Object

CREATE, UPDATE, KEEP = "create", "update", "keep"
RESOURCE_POLICY = "helm.sh/resource-policy"
Id = tuple[str, str]


@dataclass(frozen=True)
class Change:
    """One wanted object and what must happen to it."""

    action: str
    item: Object


@dataclass(frozen=True)
class Plan:
    """All that must happen: changes in no order, and the objects that have left the set."""

    changes: tuple[Change, ...]
    prune: tuple[Object, ...]

    @property
    def empty(self) -> bool:
        return not self.prune and all(change.action == KEEP for change in self.changes)

    def summary(self) -> str:
        """As in: 3 to create, 1 to update, 12 unchanged."""
        counts = [(CREATE, "to create"), (UPDATE, "to update"), (KEEP, "unchanged")]
        parts = [(sum(change.action == action for change in self.changes), word) for action, word in counts]
        return ", ".join(f"{n} {word}" for n, word in [*parts, (len(self.prune), "to remove")] if n)


def identity(item: Object) -> Id:
    return item["kind"], item["metadata"]["name"]


def plan(wanted: Sequence[Object], live: Mapping[Id, Object]) -> Plan:
    """Compares fingerprints: an object whose own matches the live one's needs no request at all."""
    changes = tuple(Change(_action(item, live.get(identity(item))), item) for item in wanted)
    names = {identity(item) for item in wanted}
    left = (item for key, item in live.items() if key not in names)
    return Plan(changes, tuple(item for item in left if _ours(item) and not _protected(item)))


def _action(item: Object, there: Object | None) -> str:
    if there is None:
        return CREATE
    return KEEP if _checksum(item) == _checksum(there) else UPDATE


def _checksum(item: Object) -> str | None:
    annotations = item["metadata"].get("annotations") or {}
    value: str | None = annotations.get(OBJECT)
    return value


def _ours(item: Object) -> bool:
    return _checksum(item) is not None


def _protected(item: Object) -> bool:
    return (item["metadata"].get("annotations") or {}).get(RESOURCE_POLICY) == "keep"
