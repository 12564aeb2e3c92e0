"""The target `minikube`: images built in the node's own Docker, the app at the node's address."""

import json
import os
import re
import subprocess
from collections.abc import Callable, Mapping, Sequence

from todoctl.cluster.client import Cluster
from todoctl.cluster.errors import UnknownContext, Unreachable
from todoctl.cluster.kinds import kind
from todoctl.config.values import Values
from todoctl.errors import TodoctlError
from todoctl.images.build import Image
from todoctl.images.engine import Engine
from todoctl.smoke import Address
from todoctl.targets.base import Run
from todoctl.targets.kubernetes.target import KubernetesTarget

PROFILE = "minikube"
VARIABLE = re.compile(r'^export (DOCKER_\w+)="(.*)"$', re.MULTILINE)
# As in: X Exiting due to PROVIDER_DOCKER_NOT_RUNNING: "docker version" exit status 1: Cannot connect to the daemon
COMPLAINT = re.compile(r"^(?:X|❌|🤷|💣)\s+(?:Exiting due to )?(?P<code>[A-Z_]+)?(?:: )?(?P<text>.*)")
HINTS = {"PROVIDER_DOCKER_NOT_RUNNING": "Start Docker (as with: sudo systemctl start docker), then run it again."}


class MinikubeTarget(KubernetesTarget):
    """A Minikube profile, which is also the name of its kube context."""

    name = "minikube"

    def __init__(self, run: Run, *, context: str | None, namespace: str, values: Values) -> None:
        super().__init__(run, context=context or PROFILE, namespace=namespace, values=values)
        self.profile = self.context or PROFILE

    def connect(self, *, start: bool) -> Cluster:
        try:
            cluster = Cluster(self.profile)
            cluster.get("/version")
        except (UnknownContext, Unreachable) as error:
            if not start or self.profile not in (PROFILE, *profiles()):
                raise error
            self._start()
            return Cluster(self.profile)
        return cluster

    def engine(self) -> Engine:
        answer = _with_docker("docker-env", f"--profile={self.profile}", "--shell=bash")
        return Engine(dict(VARIABLE.findall(answer)))

    def deliver(self, images: Mapping[str, Image]) -> None:
        """They were built where they run."""

    def addresses(self, cluster: Cluster) -> list[Address]:
        node = cluster.get(kind("Node").path(None))["items"][0]
        host = next(item["address"] for item in node["status"]["addresses"] if item["type"] == "InternalIP")
        found = [Address(f"http://{host}:{self.values.data['frontend']['nodePort']}")]
        ingress = self.values.data["ingress"]
        if ingress["enabled"] and cluster.find(kind("IngressClass").path(None, ingress["className"])):
            found.append(Address(f"http://{host}", ingress["host"]))
        elif ingress["enabled"]:
            self.run.ui.warn(f"No ingress controller serves the class {ingress['className']}: only the NodePort is "
                             f"tried. Add one with: minikube addons enable ingress -p {self.profile}")
        return found

    def _start(self) -> None:
        with self.run.ui.step(f"Starting Minikube ({self.profile})") as row:
            _with_docker("start", f"--profile={self.profile}", "--wait=apiserver,system_pods,node_ready",
                     # As root, Minikube's Docker driver refuses to run without it.
                     *(["--force"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []), say=row.say)


def minikube(*words: str, say: Callable[[str], None] | None = None) -> str:
    """Minikube's answer; raises TodoctlError with the line in which it says what is wrong."""
    try:
        process = subprocess.Popen(["minikube", *words], text=True, errors="replace", stdout=subprocess.PIPE,
                                   stderr=subprocess.STDOUT)
    except FileNotFoundError:
        raise TodoctlError("minikube is not installed.", code="E-NO-MINIKUBE",
                           hint="Install it, or run the app on this machine: todoctl up --target local") from None
    lines = []
    with process:
        for line in process.stdout or ():
            lines.append(line.rstrip())
            if say and line.strip():
                say(line.strip())
    if process.returncode:
        raise complaint(words[0], lines)
    return "\n".join(lines)


def profiles() -> tuple[str, ...]:
    """The names of all profiles, those that are stopped too; their contexts are gone from the kubeconfig."""
    answer = minikube("profile", "list", "--output=json", "--light")
    found = json.loads(answer[answer.index("{"):])
    return tuple(item["Name"] for group in found.values() for item in group or ())


def _with_docker(*words: str, say: Callable[[str], None] | None = None) -> str:
    """Minikube's answer; where it fails because Docker is down, that is the error."""
    try:
        return minikube(*words, say=say)
    except TodoctlError:
        Engine({}).check()
        raise


def complaint(word: str, lines: Sequence[str]) -> TodoctlError:
    """The error that Minikube's output tells of."""
    found = next((match for line in reversed(lines) if (match := COMPLAINT.match(line))), None)
    text, code = (found["text"], found["code"]) if found else (lines[-1] if lines else "no output", None)
    return TodoctlError(f"minikube {word} failed: {text.strip().rstrip('.')}.",
                        hint=HINTS.get(code or "", "See more with: minikube logs"), code="E-MINIKUBE")
