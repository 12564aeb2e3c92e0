"""Places that are not there: nothing is started, nothing is touched."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cluster.conftest import ROOT


@pytest.mark.parametrize(("words", "environment", "first", "code"), [
    (("--context", "moon"), {}, "✗ There is no kube context moon.", 2),
    ((), {"DOCKER_HOST": "unix:///nowhere.sock"}, "✗ The Docker engine (unix:///nowhere.sock) does not answer.", 1),
    ((), {"DATABASE_URL": "postgresql://u:hunter2@127.0.0.1/d"},
     "✗ DATABASE_URL (environment) names this machine, which a pod takes for itself.", 2),
])
def test_up_says_what_is_not_there(words: tuple[str, ...], environment: dict[str, str], first: str, code: int,
                                   tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {**environment, "TODOCTL_STATE": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    done = subprocess.run([sys.executable, "-m", "todoctl", "up", "--target", "minikube", "--namespace", "todo-nowhere",
                           *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stderr.splitlines()[1], done.returncode) == (first, code)
    assert "Traceback" not in done.stderr
