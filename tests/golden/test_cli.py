"""Whole outputs of the command line: what a person sees is part of the contract."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from textwrap import dedent, indent

import pytest

from todoctl.cli import app
from todoctl.overview import COMMANDS

ROOT = Path(__file__).parents[2]


Done = subprocess.CompletedProcess[str]
OURS = ("DATABASE_URL", "JWT_SECRET", "GEMINI_API_KEY", "KUBECONFIG")
PLAIN = {"PYTHONIOENCODING": "utf-8", "COLUMNS": "100"}


def todoctl(*words: str, environment: dict[str, str] | None = None, cwd: Path = ROOT) -> Done:
    clean = {key: value for key, value in os.environ.items() if key not in OURS}
    return subprocess.run([sys.executable, "-m", "todoctl", *words], cwd=cwd, capture_output=True, text=True,
                          check=False, env=clean | PLAIN | (environment or {}))


@pytest.fixture
def state(tmp_path: Path) -> dict[str, str]:
    return {"TODOCTL_STATE": str(tmp_path / "state")}


def test_help() -> None:
    assert todoctl("--help").stdout.split("Commands:\n")[1] == indent(dedent("""\
      up       Deploy, and prove the URL.
      status   Show what runs, and where.
      logs     Show the logs.
      migrate  Bring the schema to the code's head.
      down     Stop everything, keep the data.
      smoke    Try the app as a person would.
      render   Show the objects that `up` applies.
      version  Show the version.
    """), "  ")


def test_the_overview_names_every_command_as_it_names_itself() -> None:
    own = {command.name: (command.callback.__doc__ or "").split("\n")[0] for command in app.registered_commands
           if command.callback}
    assert own == COMMANDS


@pytest.mark.parametrize("words", [("up", "--help"), ("logs", "--help")])
def test_each_command_explains_itself(words: tuple[str, ...]) -> None:
    done = todoctl(*words)
    assert done.returncode == 0
    assert done.stdout.startswith(f"Usage: todoctl {words[0]} [OPTIONS]")
    assert "--target" in done.stdout


@pytest.mark.parametrize(("words", "first_line", "code"), [
    (("up", "--target", "moon"), "✗ There is no target moon.", 2),
    (("up", "--env-file", "nope.env"), "✗ The settings file nope.env does not exist.", 2),
    (("status", "-o", "yaml"), "✗ There is no output yaml.", 2),
    (("logs", "web"), "✗ There is no component web.", 2),
    (("render", "--set", "backend.replica=3"), "✗ --set backend.replica: there is no value backend.replica.", 2),
    (("render", "--values", "nope.yaml"), "✗ The values file nope.yaml does not exist.", 2),
    (("status", "--target", "minikube", "--context", "moon"), "✗ There is no kube context moon.", 2),
])
def test_wrong_usage_is_told_in_the_first_line(words: tuple[str, ...], first_line: str, code: int,
                                               state: dict[str, str]) -> None:
    done = todoctl(*words, environment=state)
    assert (done.stderr.splitlines()[0], done.returncode) == (first_line, code)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("variable", "value", "code"), [
    ("JWT_SECRET", "hunter2", "E-SECRET-WEAK"), ("DATABASE_URL", "mysql://u:hunter2@h/d", "E-DB-URL"),
])
def test_a_wrong_setting_is_refused_and_never_shown(variable: str, value: str, code: str,
                                                    state: dict[str, str]) -> None:
    done = todoctl("up", "--target", "local", environment=state | {variable: value})
    assert done.returncode == 2
    assert code in done.stderr
    assert "hunter2" not in done.stderr + done.stdout


def test_a_state_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = todoctl("up", "--target", "local", environment={"TODOCTL_STATE": str(tmp_path / "file" / "state")})
    assert (done.returncode, done.stderr.splitlines()[-1].strip()) == (1, "E-STATE")


def test_a_purge_that_is_declined_removes_nothing(state: dict[str, str]) -> None:
    person, terminal = pty.openpty()
    os.write(person, b"n\n")
    done = subprocess.run([sys.executable, "-m", "todoctl", "down", "--target", "local", "--purge"], cwd=ROOT,
                          stdin=terminal, capture_output=True, text=True, check=False, env=os.environ | PLAIN | state)
    assert (done.returncode, done.stdout.strip()) == (1, "Nothing was removed.")
    assert "E-BUG" not in done.stderr


def test_errors_are_documents_too(state: dict[str, str]) -> None:
    done = todoctl("up", "--target", "moon", "-o", "json", environment=state)
    assert json.loads(done.stdout) == {"schema": "todoctl.error/v1", "error": {
        "code": "E-TARGET", "message": "There is no target moon.", "hint": "There are: auto, local, minikube."}}


def test_outside_of_a_checkout_the_installed_one_is_used(tmp_path: Path) -> None:
    assert todoctl("render", cwd=tmp_path).returncode == 0


def test_render_shows_no_secret() -> None:
    done = todoctl("render", environment={"JWT_SECRET": "kJ8s0vQyN3bH7tLw2rXc5mZp9dFgA1eU",
                                         "DATABASE_URL": "postgres://u:hunter2@h/d"})
    assert done.returncode == 0
    assert "kJ8s0" not in done.stdout
    assert "hunter2" not in done.stdout


def test_a_dead_cluster_is_named_with_its_address(tmp_path: Path, state: dict[str, str]) -> None:
    (tmp_path / "config").write_text(json.dumps({
        "clusters": [{"name": "dead", "cluster": {"server": "http://127.0.0.1:9"}}],
        "users": [{"name": "u", "user": {}}],
        "contexts": [{"name": "dead", "context": {"cluster": "dead", "user": "u"}}], "current-context": "dead"}))
    done = todoctl("status", "--context", "dead", environment=state | {"KUBECONFIG": str(tmp_path / "config")})
    assert done.stderr.splitlines()[0] == ("✗ The cluster of the context dead does not answer at http://127.0.0.1:9: "
                                           "connection refused.")
    assert done.returncode == 1
