"""What makes a build necessary."""

from collections.abc import Callable
from pathlib import Path

import pytest

from todoctl.targets.local.build import content


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = tmp_path / "source"
    (source / "app").mkdir(parents=True)
    (source / "app" / "page.tsx").write_text("page")
    (source / "package.json").write_text("{}")
    return source


IRRELEVANT: dict[str, Callable[[Path], object]] = {
    "packages": lambda folder: _write(folder / "node_modules" / "a.js"),
    "an earlier build": lambda folder: _write(folder / ".next" / "a.js"),
    "compiled Python": lambda folder: _write(folder / "app" / "__pycache__" / "a.pyc"),
    "settings": lambda folder: _write(folder / ".env.local"),
    "an editor's copy": lambda folder: _write(folder / "app" / "page.tsx~"),
    "the time": lambda folder: (folder / "package.json").touch(),
}
RELEVANT: dict[str, Callable[[Path], object]] = {
    "a change": lambda folder: (folder / "app" / "page.tsx").write_text("egap"),
    "a new file": lambda folder: _write(folder / "app" / "b.tsx"),
    "a new name": lambda folder: (folder / "app" / "page.tsx").rename(folder / "app" / "b.tsx"),
    "a removed file": lambda folder: (folder / "package.json").unlink(),
    "a mode": lambda folder: (folder / "package.json").chmod(0o755),
}


def _write(path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text("something")


@pytest.mark.parametrize("change", IRRELEVANT)
def test_what_no_build_takes_does_not_count(folder: Path, change: str) -> None:
    before = content.key(folder)
    IRRELEVANT[change](folder)
    assert content.key(folder) == before


@pytest.mark.parametrize("change", RELEVANT)
def test_what_a_build_takes_counts(folder: Path, change: str) -> None:
    before = content.key(folder)
    RELEVANT[change](folder)
    assert content.key(folder) != before


def test_a_copy_has_the_same_key_and_no_settings(folder: Path, tmp_path: Path) -> None:
    (folder / ".env").write_text("JWT_SECRET=x")
    content.copy(folder, tmp_path / "copy")
    assert content.key(tmp_path / "copy") == content.key(folder)
    assert not (tmp_path / "copy" / ".env").exists()
