"""Takes a deployment away: the data stays unless it is purged."""

import time
from collections.abc import Callable, Iterable

from todoctl.cluster.kinds import kind, path_of
from todoctl.cluster.objects import PART_OF, listing, live, remove, side_by_side
from todoctl.errors import TodoctlError
from todoctl.plan import RESOURCE_POLICY
from todoctl.render.checksum import OBJECT
from todoctl.render.templates import Object
from todoctl.targets.kubernetes.site import Site

GONE_SECONDS = 120.0
POLL_SECONDS = 0.3
# What every namespace has without anybody's doing
GIVEN = {("ConfigMap", "kube-root-ca.crt"), ("ServiceAccount", "default")}
FOREIGN = ("ConfigMap", "Secret", "Service", "PersistentVolumeClaim", "Pod", "ServiceAccount")


def down(site: Site, *, purge: bool) -> tuple[Object, ...]:
    """Removes what was deployed and waits until its pods are gone; returns what was kept."""
    there = [item for item in live(site.cluster, site.namespace).values() if _annotation(item, OBJECT)]
    there += listing(site.cluster, "Job", site.namespace, PART_OF)
    kept = tuple(item for item in there if _annotation(item, RESOURCE_POLICY) == "keep" and not purge)
    going = [item for item in there if item not in kept and item["kind"] != "Namespace"]
    if not going:
        return kept
    with site.run.ui.step("Stopping") as row:
        remove(site.cluster, going)
        _until_gone(site, lambda: listing(site.cluster, "Pod", site.namespace, PART_OF), row.say)
        site.releases.forget()
    if purge:
        _drop_namespace(site)
    return kept


def _drop_namespace(site: Site) -> None:
    """Only one that is empty: other people's things in it are none of ours."""
    if others := list(_others(site)):
        site.run.ui.warn(f"The namespace {site.namespace} stays: {', '.join(others[:3])} in it are not todoctl's.")
        return
    with site.run.ui.step("Removing the namespace"):
        path = kind("Namespace").path(None, site.namespace)
        site.cluster.delete(path)
        _until_gone(site, lambda: [found] if (found := site.cluster.find(path)) else [], lambda _: None)


def _others(site: Site) -> Iterable[str]:
    found = side_by_side(lambda name: listing(site.cluster, name, site.namespace), FOREIGN)
    for item in (one for some in found for one in some):
        name = item["metadata"]["name"]
        if (item["kind"], name) not in GIVEN and "deletionTimestamp" not in item["metadata"]:
            yield f"{item['kind']} {name}"


def _until_gone(site: Site, read: Callable[[], list[Object]], say: Callable[[str], None]) -> None:
    deadline = time.monotonic() + GONE_SECONDS
    while left := read():
        if time.monotonic() > deadline:
            raise TodoctlError(f"Still there after {GONE_SECONDS:.0f} seconds: {path_of(left[0])}.", code="E-STUCK",
                               hint=f"See why with: kubectl describe -n {site.namespace} {left[0]['kind'].lower()}")
        say(f"{len(left)} still stop")
        time.sleep(POLL_SECONDS)


def _annotation(item: Object, name: str) -> str | None:
    value: str | None = (item["metadata"].get("annotations") or {}).get(name)
    return value
