"""What runs in a namespace, as `todoctl status` tells it."""

from concurrent.futures import ThreadPoolExecutor

from todoctl.errors import TodoctlError
from todoctl.model import Component, Status
from todoctl.rollout.ready import Progress
from todoctl.rollout.wait import Look, look
from todoctl.targets.kubernetes.site import Site

NAMES = {
    ("StatefulSet", "postgres"): "db",
    ("Deployment", "backend"): "backend",
    ("Deployment", "frontend"): "frontend",
}


def read(site: Site, target: str, url: str | None) -> Status:
    """The state of a deployment; one that was never made has no components."""
    with ThreadPoolExecutor(2) as pool:
        seen, records = pool.submit(look, site.cluster, site.namespace), pool.submit(site.releases.all)
    known = records.result()
    release = known[-1].release() if known else None
    components = components_of(seen.result())
    return Status(target, site.namespace, release, components, url if components else None)


def components_of(seen: Look) -> tuple[Component, ...]:
    """The workloads that are there, in the order of the requests that pass through them."""
    found = ((key, seen.progress(*key)) for key in NAMES)
    return tuple(_component(key, progress) for key, progress in found if progress)


def require_deployed(status: Status) -> None:
    """Raises TodoctlError where nothing is deployed."""
    if not status.components:
        raise TodoctlError(f"Nothing is deployed to the namespace {status.namespace}.",
                           hint="Deploy it with: todoctl up", code="E-NOT-DEPLOYED")


def _component(key: tuple[str, str], progress: Progress) -> Component:
    return Component(NAMES[key], key[0], progress.ready, progress.wanted, progress.state, progress.reason)
