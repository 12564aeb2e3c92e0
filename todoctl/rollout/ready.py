"""When a workload is ready: one pure function per kind, over the object and its pods."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from todoctl.render.templates import Object
from todoctl.rollout import pods as rules
from todoctl.rollout.pods import Trouble

REVISION = "deployment.kubernetes.io/revision"
READY, PROGRESSING, FAILED = "ready", "progressing", "failed"


@dataclass(frozen=True)
class Progress:
    """How far a workload is."""

    state: str
    ready: int
    wanted: int
    reason: str = ""
    trouble: Trouble | None = None
    pods: tuple[Object, ...] = ()


def deployment(item: Object, replica_sets: Sequence[Object], pods: Sequence[Object]) -> Progress:
    """Ready when the observed generation's own pods are, and no others are left."""
    wanted, status = item["spec"].get("replicas", 1), item.get("status", {})
    if status.get("observedGeneration", 0) < item["metadata"]["generation"]:
        return Progress(PROGRESSING, 0, wanted, "not seen by its controller yet")
    newest = _newest(item, replica_sets)
    if newest is None:
        return Progress(PROGRESSING, 0, wanted, "no ReplicaSet yet")
    refused = _refused(newest) or _refused(item)
    if refused:
        return Progress(FAILED, 0, wanted, f"its pods are refused: {refused}")
    own = rules.of_owner(pods, newest["metadata"]["uid"])
    surplus = status.get("replicas", 0) - status.get("updatedReplicas", 0)
    return _judged(own, wanted, f"{surplus} old pods still stop" if surplus > 0 else "")


def stateful_set(item: Object, _: Sequence[Object], pods: Sequence[Object]) -> Progress:
    """Ready when all pods of the update revision are."""
    wanted, status = item["spec"].get("replicas", 1), item.get("status", {})
    if status.get("observedGeneration", 0) < item["metadata"]["generation"]:
        return Progress(PROGRESSING, 0, wanted, "not seen by its controller yet")
    revision = status.get("updateRevision")
    own = [pod for pod in rules.of_owner(pods, item["metadata"]["uid"])
           if pod["metadata"]["labels"].get("controller-revision-hash") == revision]
    return _judged(own, wanted, "")


RULES: dict[str, Callable[[Object, Sequence[Object], Sequence[Object]], Progress]] = {
    "Deployment": deployment,
    "StatefulSet": stateful_set,
}


def _judged(own: Sequence[Object], wanted: int, waits_for: str) -> Progress:
    ready = sum(map(rules.ready, own))
    bad = next(filter(None, map(rules.trouble, own)), None)
    if bad:
        return Progress(FAILED, ready, wanted, str(bad), bad, tuple(own))
    if ready >= wanted and not waits_for:
        return Progress(READY, ready, wanted, "", None, tuple(own))
    waiting = next((rules.reason(pod) for pod in own if not rules.ready(pod)), waits_for or "waits for its pods")
    return Progress(PROGRESSING, ready, wanted, waiting, None, tuple(own))


def _newest(item: Object, replica_sets: Sequence[Object]) -> Object | None:
    revision = (item["metadata"].get("annotations") or {}).get(REVISION)
    own = rules.of_owner(replica_sets, item["metadata"]["uid"])
    return next((one for one in own if (one["metadata"].get("annotations") or {}).get(REVISION) == revision), None)


def _refused(item: Object) -> str:
    """As in: status.conditions [{type: ReplicaFailure, status: "True", reason: FailedCreate, message: …}]."""
    for condition in item.get("status", {}).get("conditions", []):
        if condition["type"] == "ReplicaFailure" and condition["status"] == "True":
            return str(condition.get("message", condition.get("reason", "")))
    return ""
