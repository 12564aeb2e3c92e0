"""A deployment of a copy of this checkout on the Minikube of the context `minikube`, and what is needed to watch it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
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
COMMAND_SECONDS = 600
OURS = ("DATABASE_URL", "DATABASE_DIRECT_URL", "GEMINI_API_KEY", "JWT_SECRET")


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
    """A copy of the checkout that may be changed, and the place in the cluster that it is deployed to.

    Its own namespace, port and host: a deployment of one's own on the same Minikube stays as it is.
    """

    place: Path
    cluster: Cluster
    namespace: str
    port: int

    @property
    def checkout(self) -> Path:
        return self.place / "checkout"

    @property
    def host(self) -> str:
        return f"{self.namespace}.test"

    def start(self, *words: str, **environment: str) -> subprocess.Popen[str]:
        """Starts a command in the checkout as a person would."""
        clean = {key: value for key, value in os.environ.items() if key not in OURS}
        ours = {"TODOCTL_STATE": str(self.place / "state"), "PYTHONPATH": str(ROOT)}
        flags = ("--target", "minikube", "--context", CONTEXT, "--namespace", self.namespace,
                 "--set", f"frontend.nodePort={self.port}", "--set", f"ingress.host={self.host}")
        return subprocess.Popen([sys.executable, "-m", "todoctl", *words, *flags], cwd=self.checkout, text=True,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                env=clean | ours | environment)

    def todoctl(self, *words: str, code: int = 0, **environment: str) -> subprocess.CompletedProcess[str]:
        """Runs a command to its end, and holds it to its exit code."""
        process = self.start(*words, **environment)
        out, err = process.communicate(timeout=COMMAND_SECONDS)
        assert process.returncode == code, err + out
        return subprocess.CompletedProcess(words, process.returncode, out, err)

    def status(self, code: int = 0) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.todoctl("status", "-o", "json", code=code).stdout)
        return found

    def release(self) -> dict[str, Any]:
        """The latest revision, however healthy its pods are."""
        process = self.start("status", "-o", "json")
        release: dict[str, Any] = json.loads(process.communicate(timeout=COMMAND_SECONDS)[0])["release"]
        return release

    def pods(self, component: str) -> list[Object]:
        found = listing(self.cluster, "Pod", self.namespace, f"app.kubernetes.io/component={component}")
        return [pod for pod in found if "deletionTimestamp" not in pod["metadata"]]

    def exists(self, kind_name: str, name: str) -> bool:
        return self.cluster.find(kind(kind_name).path(self.namespace, name)) is not None


@contextmanager
def living(place: Path, namespace: str, port: int) -> Iterator[Life]:
    """A deployment to be, of what git would see of this checkout; nothing is left of it at the end."""
    names = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard", "app_backend",
                            "app_frontend", "manifests"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(lambda name: (ROOT / name).is_file(), names.splitlines()):
        (place / "checkout" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, place / "checkout" / name)
    life = Life(place, Cluster(CONTEXT), namespace, port)
    life.todoctl("down", "--purge", "--yes")
    yield life
    life.todoctl("down", "--purge", "--yes")


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Life]:
    with living(tmp_path_factory.mktemp("life"), "todo-life", 30181) as made:
        yield made
