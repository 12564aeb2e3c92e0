"""Waits until workloads are ready, telling why they are not yet; gives up at once on hopeless ones."""

import time
from collections.abc import Iterable
from dataclasses import dataclass

from todoctl.cluster.client import Cluster
from todoctl.cluster.kinds import kind
from todoctl.cluster.objects import PART_OF, listing, side_by_side
from todoctl.errors import TodoctlError
from todoctl.render.templates import Object
from todoctl.rollout.ready import FAILED, READY, RULES, Progress
from todoctl.ui import Row

POLL_SECONDS = 0.5
LOG_LINES = 5
WORKLOADS = ("Deployment", "StatefulSet", "ReplicaSet", "Pod")


@dataclass(frozen=True)
class Look:
    """The workloads of a namespace at one moment."""

    workloads: dict[tuple[str, str], Object]
    replica_sets: list[Object]
    pods: list[Object]

    def progress(self, kind_name: str, name: str) -> Progress | None:
        item = self.workloads.get((kind_name, name))
        return RULES[kind_name](item, self.replica_sets, self.pods) if item else None


def look(cluster: Cluster, namespace: str) -> Look:
    """Four LISTs, side by side."""
    found = dict(zip(WORKLOADS, side_by_side(lambda name: listing(cluster, name, namespace, PART_OF), WORKLOADS),
                     strict=True))
    workloads = {(item["kind"], item["metadata"]["name"]): item for item in found["Deployment"] + found["StatefulSet"]}
    return Look(workloads, found["ReplicaSet"], found["Pod"])


def wait(cluster: Cluster, namespace: str, wanted: Iterable[tuple[str, str]], row: Row,
         *, seconds: float = 300) -> dict[tuple[str, str], Progress]:
    """Returns when all wanted (kind, name) are ready; raises TodoctlError with the first cause."""
    names = list(wanted)
    deadline = time.monotonic() + seconds
    while True:
        now = look(cluster, namespace)
        found = {key: now.progress(*key) for key in names}
        for (_, name), progress in found.items():
            if progress and progress.state == FAILED:
                raise failure(cluster, namespace, name, progress)
        row.say(", ".join(_word(name, progress) for (_, name), progress in found.items()))
        ready = {key: progress for key, progress in found.items() if progress and progress.state == READY}
        if len(ready) == len(names):
            return ready
        if time.monotonic() > deadline:
            raise _late(found, seconds)
        time.sleep(POLL_SECONDS)


def failure(cluster: Cluster, namespace: str, name: str, progress: Progress) -> TodoctlError:
    """The error of a hopeless rollout: what is wrong, and the last log lines of a pod that crashed."""
    hint = "See all of it with: todoctl logs"
    if progress.trouble and progress.trouble.crashed:
        pod, container = progress.trouble.pod, progress.trouble.container
        lines = cluster.text(f"{kind('Pod').path(namespace, pod)}/log", container=container, previous="true",
                             tailLines=str(LOG_LINES)).strip()
        hint = f"Its last words, pod {pod}:\n{lines}" if lines else hint
    return TodoctlError(f"{name} does not come up: {progress.reason}.", hint=hint, code="E-ROLLOUT")


def _word(name: str, progress: Progress | None) -> str:
    if progress is None:
        return f"{name} not there yet"
    waits = f" ({progress.reason})" if progress.reason and progress.state != READY else ""
    return f"{name} {progress.ready}/{progress.wanted}{waits}"


def _late(found: dict[tuple[str, str], Progress | None], seconds: float) -> TodoctlError:
    late = [_word(name, progress) for (_, name), progress in found.items() if not progress or progress.state != READY]
    return TodoctlError(f"Not ready after {seconds:.0f} seconds: {', '.join(late)}.",
                        hint="See what they say with: todoctl logs", code="E-ROLLOUT-SLOW")
