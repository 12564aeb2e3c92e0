"""Values: merged from layers, each mistake told with its place."""

from pathlib import Path

import pytest

from todoctl.config.values import load
from todoctl.errors import UsageError

MANIFESTS = Path(__file__).parents[2] / "manifests"


def test_later_layers_win_key_by_key_and_say_where(tmp_path: Path) -> None:
    top = tmp_path / "production.yaml"
    top.write_text("backend:\n  replicas: 4\n")
    found = load(MANIFESTS, [top], ["frontend.replicas=3"])
    assert (found.data["backend"]["replicas"], found.data["backend"]["logLevel"]) == (4, "info")
    assert found.data["frontend"]["replicas"] == 3
    assert found.origins[("backend", "replicas")] == f"{top}:2"
    assert found.origins[("frontend", "replicas")] == "--set frontend.replicas"


@pytest.mark.parametrize(("text", "message", "hint"), [
    ("backend:\n  replica: 3\n", ":2: there is no value backend.replica.", "Did you mean replicas?"),
    ("bakend: {}\n", ":1: there is no value bakend.", "Did you mean backend?"),
    ("\nbackend:\n  replicas: many\n", ":3: backend.replicas is not valid: 'many' is not of type 'integer'.", ""),
    ("frontend: {nodePort: 80}\n", ":1: frontend.nodePort is not valid: 80 is less than the minimum of 30000.", ""),
    ("a: [\n", ":2: this is not YAML", ""),
    ("- a\n", ":1: values must be a mapping", ""),
])
def test_a_mistake_in_a_file_is_told_with_its_line(text: str, message: str, hint: str, tmp_path: Path) -> None:
    file = tmp_path / "values.yaml"
    file.write_text(text)
    with pytest.raises(UsageError) as caught:
        load(MANIFESTS, [file])
    assert f"{file}{message}" in caught.value.message
    assert hint in caught.value.hint


@pytest.mark.parametrize(("pair", "message"), [
    ("backend.replica=3", "there is no value backend.replica"), ("backend", "this is not KEY=VALUE"),
    ("backend.replicas=x", "backend.replicas is not valid"), ("a: b=[", "its value is not YAML"),
])
def test_a_mistake_in_a_pair_is_told(pair: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        load(MANIFESTS, pairs=[pair])


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not exist"):
        load(MANIFESTS, [tmp_path / "nope.yaml"])
