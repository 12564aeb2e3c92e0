"""Reads and writes whole sets of objects, side by side."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from todoctl.cluster.client import THREADS, Cluster
from todoctl.cluster.kinds import kind, path_of
from todoctl.plan import Change, Id, identity
from todoctl.render.templates import Object

PART_OF = "app.kubernetes.io/part-of=todo-chatbot"
LISTED = ("ConfigMap", "Secret", "ServiceAccount", "ResourceQuota", "NetworkPolicy", "PersistentVolumeClaim",
          "Service", "StatefulSet", "Deployment", "HorizontalPodAutoscaler", "PodDisruptionBudget", "Ingress")
T = TypeVar("T")
R = TypeVar("R")


def side_by_side(work: Callable[[T], R], items: Iterable[T]) -> list[R]:
    """The results in the order of the items; the first failure is raised when all have ended."""
    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(work, items))


def listing(cluster: Cluster, name: str, namespace: str | None, selector: str = "") -> list[Object]:
    """The objects of one kind; the list leaves their kind out, here they have it."""
    answer = cluster.get(kind(name).path(namespace), **({"labelSelector": selector} if selector else {}))
    return [{"kind": name, "apiVersion": answer["apiVersion"], **item} for item in answer["items"]]


def live(cluster: Cluster, namespace: str) -> dict[Id, Object]:
    """All that todoctl has deployed to a namespace: one LIST per kind, all at once."""
    def read(name: str) -> list[Object]:
        if name == "Namespace":
            found = cluster.find(kind(name).path(None, namespace))
            return [{"kind": name, **found}] if found else []
        return listing(cluster, name, namespace, PART_OF)

    return {identity(item): item for found in side_by_side(read, ("Namespace", *LISTED)) for item in found}


def apply(cluster: Cluster, changes: Sequence[Change]) -> list[Object]:
    """Applies objects that don't depend on each other."""
    return side_by_side(lambda change: cluster.apply(path_of(change.item), change.item), changes)


def remove(cluster: Cluster, items: Sequence[Object]) -> None:
    """Deletes objects; those that are gone already are fine."""
    side_by_side(lambda item: cluster.delete(path_of(item)), items)
