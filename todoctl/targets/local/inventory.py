"""Which of a state folder's processes live."""

from collections.abc import Mapping
from typing import Any

from todoctl.targets.local import files, processes
from todoctl.targets.local.layout import Layout
from todoctl.targets.local.processes import Identity, Marked


def report(layout: Layout) -> dict[str, Any]:
    """The supervisor's last report; empty if there is none, or if it came here in a copy of another folder."""
    document = files.read_json(layout.observed)
    return document if document.get("mark") == layout.mark else {}


def identity(facts: Mapping[str, Any] | None) -> Identity | None:
    return Identity(**facts) if facts else None


def living(layout: Layout) -> list[Marked]:
    """All that live: by mark, and by the last report for what runs as another user and so may hide its mark."""
    found = {each.identity: each for each in processes.marked(f"{layout.mark}/")}
    for name, facts in report(layout).get("children", {}).items():
        recorded = identity(facts["identity"])
        if recorded and recorded.alive:
            found.setdefault(recorded, Marked(recorded, f"{layout.mark}/{name}/{facts['key']}"))
    return list(found.values())
