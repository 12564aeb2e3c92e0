"""A deployment of a copy of this checkout on the Minikube of the context `minikube`, and what is needed to watch it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from todoctl.cluster.client import Cluster
from todoctl.cluster.kinds import kind
from todoctl.cluster.objects import listing
from todoctl.errors import TodoctlError
from todoctl.render.templates import Object

ROOT = Path(__file__).parents[2]
CONTEXT = "minikube"
NAMESPACE = "todo-life"
HOST = "todo-life.test"
# Its own namespace, port and host, so that a deployment of one's own on the same Minikube stays as it is
WHERE = ("--target", "minikube", "--namespace", NAMESPACE)
VALUES = ("--set", "frontend.nodePort=30181", "--set", f"ingress.host={HOST}")


def reachable() -> bool:
    try:
        Cluster(CONTEXT).get("/version")
    except TodoctlError:
        return False
    return True


if not reachable():
    collect_ignore_glob = ["test_*.py"]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if "collect_ignore_glob" in globals():
        terminalreporter.write_line(f"Left out: the life on Minikube, for the context {CONTEXT} does not answer.")


@dataclass(frozen=True)
class Life:
    """A copy of the checkout that may be changed, and the cluster that it is deployed to."""

    checkout: Path
    state: Path
    cluster: Cluster

    def todoctl(self, *words: str, code: int = 0, **environment: str) -> subprocess.CompletedProcess[str]:
        """Runs a command in the checkout as a person would, and holds it to its exit code."""
        clean = {key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "GEMINI_API_KEY")}
        flags = WHERE + (VALUES if words[0] in ("up", "render", "status", "smoke") else ())
        done = subprocess.run([sys.executable, "-m", "todoctl", *words, *flags], cwd=self.checkout, text=True,
                              capture_output=True, check=False, timeout=600,
                              env=clean | {"TODOCTL_STATE": str(self.state), "PYTHONPATH": str(ROOT)} | environment)
        assert done.returncode == code, done.stderr + done.stdout
        return done

    def status(self, code: int = 0) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.todoctl("status", "-o", "json", code=code).stdout)
        return found

    def pods(self, component: str) -> list[Object]:
        found = listing(self.cluster, "Pod", NAMESPACE, f"app.kubernetes.io/component={component}")
        return [pod for pod in found if "deletionTimestamp" not in pod["metadata"]]

    def exists(self, kind_name: str, name: str) -> bool:
        return self.cluster.find(kind(kind_name).path(NAMESPACE, name)) is not None


@pytest.fixture(scope="session")
def life(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Life]:
    place = tmp_path_factory.mktemp("life")
    names = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard", "app_backend",
                            "app_frontend", "manifests"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in names.splitlines():
        if (ROOT / name).is_file():
            (place / "checkout" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, place / "checkout" / name)
    made = Life(place / "checkout", place / "state", Cluster(CONTEXT))
    made.todoctl("down", "--purge", "--yes")
    yield made
    made.todoctl("down", "--purge", "--yes")
