"""Is it ready, will it ever be: judged on objects as clusters give them."""

from typing import Any

import pytest

from todoctl.render.templates import Object
from todoctl.rollout.ready import FAILED, PROGRESSING, READY, deployment, stateful_set

REVISION = "deployment.kubernetes.io/revision"


def pod(name: str, owner: str, *, ready: bool = True, waiting: dict[str, str] | None = None,
        ended: dict[str, Any] | None = None, **meta: Any) -> Object:
    state = {"waiting": waiting} if waiting else {"running": {}}
    return {"metadata": {"name": name, "ownerReferences": [{"uid": owner}], "labels": {}, **meta},
            "status": {"phase": "Running", "conditions": [{"type": "Ready", "status": str(ready)}],
                       "containerStatuses": [{"name": "backend", "state": state, "restartCount": 0,
                                              "lastState": {"terminated": ended} if ended else {}}]}}


def backend(replicas: int = 2, updated: int = 2, observed: int = 3) -> Object:
    return {"kind": "Deployment", "spec": {"replicas": 2},
            "metadata": {"name": "backend", "uid": "d", "generation": 3, "annotations": {REVISION: "2"}},
            "status": {"observedGeneration": observed, "replicas": replicas, "updatedReplicas": updated}}


def replica_set(uid: str, revision: str, **status: Any) -> Object:
    return {"metadata": {"name": uid, "uid": uid, "ownerReferences": [{"uid": "d"}],
                         "annotations": {REVISION: revision}}, "status": status}


SETS = [replica_set("old", "1"), replica_set("new", "2")]
NEW = [pod("new-1", "new"), pod("new-2", "new")]


def test_ready_means_the_new_pods_not_the_old_ones() -> None:
    assert deployment(backend(), SETS, NEW).state == READY
    assert deployment(backend(), SETS, [pod("old-1", "old"), pod("old-2", "old")]).state == PROGRESSING


def test_not_ready_while_old_pods_or_an_old_look_are_left() -> None:
    assert "1 old pods" in deployment(backend(replicas=3), SETS, NEW).reason
    assert deployment(backend(observed=2), SETS, NEW).state == PROGRESSING


def test_a_pod_that_is_going_does_not_count() -> None:
    found = deployment(backend(), SETS, [NEW[0], pod("new-2", "new", deletionTimestamp="2026-11-23T10:00:00Z")])
    assert (found.state, found.ready) == (PROGRESSING, 1)


@pytest.mark.parametrize("reason", ["CrashLoopBackOff", "ImagePullBackOff", "CreateContainerConfigError",
                                    "ErrImageNeverPull", "InvalidImageName"])
def test_a_hopeless_pod_fails_the_rollout_at_once(reason: str) -> None:
    bad = pod("new-2", "new", ready=False, waiting={"reason": reason, "message": "secret \"x\" not found"})
    found = deployment(backend(), SETS, [NEW[0], bad])
    assert (found.state, found.trouble and found.trouble.pod) == (FAILED, "new-2")
    assert reason in found.reason
    assert "not found" in found.reason


def test_a_crash_tells_its_exit_code() -> None:
    bad = pod("new-2", "new", ready=False, waiting={"reason": "CrashLoopBackOff", "message": "back-off 10s"},
              ended={"reason": "OOMKilled", "exitCode": 137})
    assert "OOMKilled, exit code 137" in deployment(backend(), SETS, [bad]).reason


def test_slow_is_not_hopeless() -> None:
    slow = pod("new-2", "new", ready=False, waiting={"reason": "ContainerCreating"})
    assert deployment(backend(), SETS, [NEW[0], slow]).state == PROGRESSING


def test_refused_pods_fail_the_rollout_with_the_refusal() -> None:
    refusal = {"type": "ReplicaFailure", "status": "True", "message": "pods is forbidden: exceeded quota: todo-app"}
    found = deployment(backend(), [replica_set("new", "2", conditions=[refusal])], [])
    assert found.state == FAILED
    assert "exceeded quota" in found.reason


def test_a_stateful_set_waits_for_its_update_revision() -> None:
    item = {"spec": {"replicas": 1}, "metadata": {"uid": "s", "generation": 1},
            "status": {"observedGeneration": 1, "updateRevision": "b"}}
    old, new = (pod("postgres-0", "s", labels={"controller-revision-hash": revision}) for revision in "ab")
    assert stateful_set(item, [], [old]).state == PROGRESSING
    assert stateful_set(item, [], [new]).state == READY
