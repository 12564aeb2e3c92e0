"""In which order objects come into the world: what others refer to comes first."""

from collections.abc import Iterable

from todoctl.render.templates import Object

GROUND, CONFIG, DATABASE, MIGRATION, APPS, EDGE = "ground", "config", "database", "migration", "apps", "edge"
PHASES = (GROUND, CONFIG, DATABASE, MIGRATION, APPS, EDGE)
PHASE_OF_KIND = {
    "Namespace": GROUND,
    "ResourceQuota": CONFIG, "ServiceAccount": CONFIG, "ConfigMap": CONFIG, "Secret": CONFIG,
    "NetworkPolicy": CONFIG, "PersistentVolumeClaim": CONFIG,
    "StatefulSet": DATABASE,
    "Job": MIGRATION,
    "Deployment": APPS, "Service": APPS,
    "HorizontalPodAutoscaler": EDGE, "PodDisruptionBudget": EDGE, "Ingress": EDGE,
}


def phase(item: Object) -> str:
    """The phase of an object; a kind that nobody listed comes with the configuration."""
    if item["kind"] == "Service" and item["metadata"]["name"] == "postgres":
        return DATABASE
    return PHASE_OF_KIND.get(item["kind"], CONFIG)


def phases(objects: Iterable[Object]) -> dict[str, list[Object]]:
    """The objects of each phase, in the order of the phases."""
    found: dict[str, list[Object]] = {name: [] for name in PHASES}
    for item in objects:
        found[phase(item)].append(item)
    return found
