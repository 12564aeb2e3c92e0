"""What a pod's status says: ready, on its way, or hopeless, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from todoctl.render.templates import Object

# Waiting reasons that no patience mends, and how a person would say them
HOPELESS = {
    "CrashLoopBackOff": "crashes again and again",
    "CreateContainerConfigError": "its configuration is incomplete",
    "CreateContainerError": "its container can't be made",
    "ErrImageNeverPull": "its image is not on the node",
    "ImagePullBackOff": "its image can't be pulled",
    "InvalidImageName": "its image has no valid name",
    "RunContainerError": "its container can't be started",
}


@dataclass(frozen=True)
class Trouble:
    """Why a pod is hopeless; `crashed` means that its last log lines tell more."""

    pod: str
    container: str
    reason: str
    message: str
    crashed: bool

    def __str__(self) -> str:
        detail = f": {self.message}" if self.message else ""
        return f"{HOPELESS.get(self.reason, self.reason)} ({self.reason}{detail})"


def ready(pod: Object) -> bool:
    """Ready and not on its way out."""
    conditions = pod.get("status", {}).get("conditions", [])
    return "deletionTimestamp" not in pod["metadata"] and any(
        item["type"] == "Ready" and item["status"] == "True" for item in conditions)


def trouble(pod: Object) -> Trouble | None:
    """The first hopeless container of a pod."""
    return next(_troubles(pod), None)


def reason(pod: Object) -> str:
    """Why a pod is not ready yet, in a few words."""
    if bad := trouble(pod):
        return str(bad)
    for item in pod.get("status", {}).get("conditions", []):
        if item["type"] == "PodScheduled" and item["status"] == "False":
            return f"not scheduled: {item.get('message', item.get('reason', ''))}"
    for status in _statuses(pod):
        if waiting := status.get("state", {}).get("waiting"):
            return str(waiting.get("reason", "waiting"))
    return "starting" if pod.get("status", {}).get("phase") in ("Pending", "Running") else "stopped"


def restarts(pod: Object) -> int:
    return sum(status.get("restartCount", 0) for status in _statuses(pod))


def of_owner(pods: Sequence[Object], uid: str) -> list[Object]:
    """The pods that an object owns."""
    return [pod for pod in pods if any(owner["uid"] == uid for owner in pod["metadata"].get("ownerReferences", []))]


def _troubles(pod: Object) -> Iterator[Trouble]:
    for status in _statuses(pod):
        waiting = status.get("state", {}).get("waiting") or {}
        if waiting.get("reason") in HOPELESS:
            yield Trouble(pod["metadata"]["name"], status["name"], waiting["reason"],
                          _cause(status, waiting), waiting["reason"] == "CrashLoopBackOff")


def _cause(status: Object, waiting: Object) -> str:
    ended = status.get("lastState", {}).get("terminated") or {}
    if ended:
        return f"{ended.get('reason', 'Error')}, exit code {ended.get('exitCode', '?')}"
    return str(waiting.get("message", "")).splitlines()[0] if waiting.get("message") else ""


def _statuses(pod: Object) -> list[Object]:
    status = pod.get("status", {})
    return [*status.get("initContainerStatuses", []), *status.get("containerStatuses", [])]
