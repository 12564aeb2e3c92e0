"""What an `up` decides to do."""

from todoctl.plan import CREATE, KEEP, UPDATE, identity, plan
from todoctl.render.checksum import OBJECT
from todoctl.render.templates import Object


def item(name: str, checksum: str | None = "1", **annotations: str) -> Object:
    marks = {OBJECT: checksum, **annotations} if checksum else annotations
    return {"kind": "ConfigMap", "metadata": {"name": name, "annotations": marks}}


def test_each_object_is_created_updated_or_left_alone() -> None:
    live = {identity(one): one for one in (item("same"), item("changed", "old"), item("foreign", None))}
    made = plan([item("new"), item("same"), item("changed"), item("foreign")], live)
    actions = {change.item["metadata"]["name"]: change.action for change in made.changes}
    assert actions == {"new": CREATE, "same": KEEP, "changed": UPDATE, "foreign": UPDATE}
    assert not made.empty


def test_nothing_changed_is_nothing_to_do() -> None:
    assert plan([item("a")], {identity(item("a")): item("a")}).empty


def test_what_left_the_set_is_removed_unless_it_is_kept_or_not_ours() -> None:
    keep = {"helm.sh/resource-policy": "keep"}
    live = {identity(one): one for one in (item("left"), item("data", "1", **keep), item("foreign", None))}
    assert [one["metadata"]["name"] for one in plan([], live).prune] == ["left"]
