"""Content keys, build commands, and what a failed build complains of."""

from pathlib import Path

import pytest

from todoctl.causes import explain
from todoctl.images.build import Source, command, complaint
from todoctl.images.content import files, key


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "main.py").write_text("print(1)")
    (tmp_path / "Dockerfile").write_text("FROM x")
    (tmp_path / ".dockerignore").write_text("# none of the build's business\n**/__pycache__\n*.md\n")
    return tmp_path


def test_a_key_is_the_same_for_the_same_content_anywhere(folder: Path) -> None:
    before = key(folder, {"A": "1"}, "base")
    (folder / "README.md").write_text("ignored")
    (folder / "app" / "__pycache__").mkdir()
    (folder / "app" / "__pycache__" / "main.pyc").write_bytes(b"ignored")
    assert key(folder, {"A": "1"}, "base") == before
    assert files(folder) == [".dockerignore", "Dockerfile", "app/main.py"]


def test_a_key_changes_with_content_place_mode_argument_and_base(folder: Path) -> None:
    keys = {key(folder, {"A": "1"}, "base"), key(folder, {"A": "2"}, "base"), key(folder, {"A": "1"}, "other")}
    (folder / "app" / "main.py").chmod(0o755)
    keys.add(key(folder, {"A": "1"}, "base"))
    (folder / "app" / "main.py").rename(folder / "main.py")
    keys.add(key(folder, {"A": "1"}, "base"))
    (folder / "main.py").write_text("print(2)")
    keys.add(key(folder, {"A": "1"}, "base"))
    assert len(keys) == 6


def test_both_forms_of_the_command_name_tag_base_and_folder() -> None:
    source = Source("backend", Path("app_backend"), "python:3.13-slim")
    with_buildx, without = (command(source, "todo-backend:abc", buildx=flag) for flag in (True, False))
    assert with_buildx[:5] == ["docker", "buildx", "build", "--builder", "default"]
    assert without[:2] == ["docker", "build"]
    for words in (with_buildx, without):
        assert {"--tag=todo-backend:abc", "--build-arg=BASE_IMAGE=python:3.13-slim", "app_backend"} <= set(words)


@pytest.mark.parametrize(("output", "said"), [
    (["#9 [builder 3/5] RUN pip install -r requirements.lock", "#9 1.021 Collecting nope", "#8 2.0 Error: not this one",
      "#9 2.5 ERROR: No matching distribution found for nope==1", "#9 2.6 [notice] A new release of pip is available",
      '#9 ERROR: process "/bin/sh -c pip install -r requirements.lock" did not complete successfully: exit code: 1',
      "ERROR: failed to solve: process did not complete successfully: exit code: 1"],
     "ERROR: No matching distribution found for nope==1"),
    (["#8 1.0 npm error code EUSAGE", "#8 1.0 npm error", "#8 1.0 npm error Missing: react@19 from lock file",
      "#8 1.1 npm error A complete log of this run can be found in: x.log",
      "#8 ERROR: executor failed running [/bin/sh -c npm ci]: exit code: 1"],
     "npm error Missing: react@19 from lock file"),
    (["#2 [internal] load metadata for docker.io/library/nope:1", "ERROR: failed to solve: nope:1: not found"],
     "nope:1: not found"),
])
def test_a_failed_build_names_its_complaint(output: list[str], said: str) -> None:
    error = explain("Building the backend image", complaint(output), Path("build.log"))
    assert error.message == f"Building the backend image failed: {said}"
    assert "build.log" in error.hint
