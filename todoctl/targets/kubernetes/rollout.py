"""Carries a plan out: what others refer to first, the schema before the code that needs it."""

from collections.abc import Mapping

from todoctl.cluster.kinds import path_of
from todoctl.cluster.objects import apply, remove
from todoctl.errors import TodoctlError
from todoctl.images.build import Image
from todoctl.model import Migration
from todoctl.plan import CREATE, KEEP, Change, Plan
from todoctl.render.order import APPS, CONFIG, DATABASE, EDGE, GROUND, phase
from todoctl.render.templates import Object
from todoctl.rollout.ready import Progress
from todoctl.rollout.wait import wait
from todoctl.targets.kubernetes import jobs
from todoctl.targets.kubernetes.site import Site

DATABASE_SECONDS = 180.0


def ground(site: Site, plan: Plan) -> None:
    """Makes the namespace, which all else needs."""
    apply(site.cluster, _changes(plan, GROUND))


def carry_out(site: Site, plan: Plan, job: Object, images: Mapping[str, Image]) -> Migration:
    """Applies a plan phase by phase and waits until the new pods are ready; raises TodoctlError with the cause."""
    ui = site.run.ui
    with ui.step("Applying the configuration"):
        apply(site.cluster, _changes(plan, CONFIG))
    _database(site, plan)
    with ui.step("Migrating the database") as row:
        migration = jobs.run(site.cluster, job, row)
        row.done(described(migration))
    with ui.step("Rolling out") as row:
        changes = _changes(plan, APPS)
        apply(site.cluster, changes)
        _scale_new(site, changes)
        apply(site.cluster, _changes(plan, EDGE))
        remove(site.cluster, plan.prune)
        found = wait(site.cluster, site.namespace, _workloads(plan, APPS), row)
        row.done(", ".join(f"{name} {progress.ready}/{progress.wanted}" for (_, name), progress in found.items()))
    prove(found, images)
    return migration


def described(migration: Migration) -> str:
    """As in: at 0002 (applied 0001, 0002)."""
    applied = f" (applied {', '.join(migration.applied)})" if migration.applied else ""
    return f"at {migration.current or 'an empty schema'}{applied}"


def prove(found: Mapping[tuple[str, str], Progress], images: Mapping[str, Image]) -> None:
    """Raises TodoctlError where a pod runs another image than the one that was built."""
    for (_, name), progress in found.items():
        for pod in progress.pods:
            runs = pod["status"]["containerStatuses"][0]["imageID"]
            if images[name].id not in runs:
                raise TodoctlError(f"The pod {pod['metadata']['name']} does not run the image that was built.",
                                   hint=f"It runs {runs}, built was {images[name].id}.", code="E-IMAGE-STALE")


def _database(site: Site, plan: Plan) -> None:
    wanted = _workloads(plan, DATABASE)
    if not wanted:
        return
    with site.run.ui.step("Starting the database") as row:
        apply(site.cluster, _changes(plan, DATABASE))
        wait(site.cluster, site.namespace, wanted, row, seconds=DATABASE_SECONDS)


def _scale_new(site: Site, changes: list[Change]) -> None:
    """An autoscaler takes a while to look: until then a new Deployment would have one pod."""
    for change in changes:
        if change.action == CREATE and change.item["kind"] == "Deployment" and "replicas" not in change.item["spec"]:
            scale = {"spec": {"replicas": site.values.data[change.item["metadata"]["name"]]["replicas"]}}
            site.cluster.merge(f"{path_of(change.item)}/scale", scale, manager="todoctl-scale")


def _changes(plan: Plan, name: str) -> list[Change]:
    return [change for change in plan.changes if change.action != KEEP and phase(change.item) == name]


def _workloads(plan: Plan, name: str) -> list[tuple[str, str]]:
    return [(change.item["kind"], change.item["metadata"]["name"]) for change in plan.changes
            if phase(change.item) == name and change.item["kind"] in ("Deployment", "StatefulSet")]
