"""Runs the migration Job and reads what it answers."""

import json
import time
from copy import deepcopy
from typing import Any

from todoctl.cluster.client import Cluster
from todoctl.cluster.kinds import kind, path_of
from todoctl.cluster.objects import listing
from todoctl.errors import TodoctlError
from todoctl.model import Migration
from todoctl.render.templates import Object
from todoctl.rollout import pods as rules
from todoctl.ui import Row

POLL_SECONDS = 0.3
STARTED = ("Running", "Succeeded", "Failed")


def run(cluster: Cluster, job: Object, row: Row) -> Migration:
    """Runs a migration Job to its end, its log live; raises TodoctlError with the cause that it names."""
    replace(cluster, job)
    pod = _started(cluster, job, row)
    path = f"{kind('Pod').path(job['metadata']['namespace'], pod)}/log"
    deadline = job["spec"]["activeDeadlineSeconds"]
    lines = []
    for line in cluster.stream(path, read_seconds=deadline + 30, follow="true"):
        lines.append(line)
        row.say(line)
    return answer(lines)


def answer(lines: list[str]) -> Migration:
    """The result in the last line of a migration's output; raises TodoctlError where it failed."""
    result = next((found for line in reversed(lines) if (found := _document(line))), None)
    if result is None:
        raise TodoctlError(f"The migration ended without an answer: {lines[-1] if lines else 'it wrote nothing'}.",
                           hint="See all of it with: todoctl logs migrate", code="E-MIGRATE-FAILED")
    if not result["ok"]:
        error = result["error"]
        raise TodoctlError(error["message"], hint=error.get("hint", ""), code=error["code"])
    return Migration(result["current"], result["head"], tuple(result.get("applied", ())))


def with_command(job: Object, name: str, *words: str) -> Object:
    """The same Job under another name, with other words after `python -m app.migrate`."""
    changed = deepcopy(job)
    changed["metadata"]["name"] = name
    changed["spec"]["template"]["spec"]["containers"][0]["command"] = ["python", "-m", "app.migrate", *words]
    return changed


def replace(cluster: Cluster, job: Object) -> None:
    """Makes the Job anew: one of that name that a former run left can't be changed."""
    path = path_of(job)
    cluster.delete(path, propagation="Foreground")
    while cluster.find(path):
        time.sleep(POLL_SECONDS)
    cluster.create(kind("Job").path(job["metadata"]["namespace"]), job)


def _started(cluster: Cluster, job: Object, row: Row) -> str:
    name, namespace = job["metadata"]["name"], job["metadata"]["namespace"]
    deadline = time.monotonic() + job["spec"]["activeDeadlineSeconds"]
    while time.monotonic() < deadline:
        for pod in listing(cluster, "Pod", namespace, f"batch.kubernetes.io/job-name={name}"):
            if pod["status"].get("phase") in STARTED:
                return str(pod["metadata"]["name"])
            if bad := rules.trouble(pod):
                raise TodoctlError(f"The migration can't start: {bad}.", code="E-ROLLOUT")
            row.say(rules.reason(pod))
        _refuse(cluster, job)
        time.sleep(POLL_SECONDS)
    raise TodoctlError(f"The migration did not start in time: {row.detail or 'no pod'}.", code="E-MIGRATE-FAILED",
                       hint="See why with: kubectl describe job")


def _refuse(cluster: Cluster, job: Object) -> None:
    """As in: event FailedCreate "pods … is forbidden: exceeded quota: todo-app"."""
    selector = f"involvedObject.name={job['metadata']['name']},reason=FailedCreate"
    found = cluster.get(kind("Event").path(job["metadata"]["namespace"]), fieldSelector=selector)["items"]
    if found:
        raise TodoctlError(f"The migration can't start: {found[-1]['message']}.", code="E-ROLLOUT")


def _document(line: str) -> dict[str, Any] | None:
    try:
        found = json.loads(line)
    except ValueError:
        return None
    return found if isinstance(found, dict) and "ok" in found else None
