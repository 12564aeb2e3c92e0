"""The state folder, its lock, its logs and its built things."""

import os
from pathlib import Path

import pytest

from todoctl.errors import LockedError, TodoctlError
from todoctl.targets.local import lock, rotation
from todoctl.targets.local.build import artefacts
from todoctl.targets.local.build.node import recent_enough
from todoctl.targets.local.layout import Layout
from todoctl.targets.local.logs import Tail
from todoctl.targets.local.releases import Record, read, write


def test_the_lock_excludes_and_names_its_holder(tmp_path: Path) -> None:
    with lock.held(tmp_path / "lock"):
        with pytest.raises(LockedError, match=f"pid {os.getpid()} .*since") as refused, lock.held(tmp_path / "lock"):
            pass
        assert refused.value.exit_code == 4
    with lock.held(tmp_path / "lock"):
        pass


def test_the_lock_may_be_removed_with_its_folder(tmp_path: Path) -> None:
    with lock.held(tmp_path / "lock"):
        (tmp_path / "lock").unlink()
        with lock.held(tmp_path / "lock"):
            pass


def test_a_state_folder_that_cannot_be_made_names_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(TodoctlError) as refused:
        Layout(tmp_path / "file" / "local").make()
    assert refused.value.code == "E-STATE"
    assert "TODOCTL_STATE" in refused.value.hint


def test_a_copy_of_a_state_folder_has_a_mark_of_its_own(tmp_path: Path) -> None:
    original, copy = Layout(tmp_path / "a"), Layout(tmp_path / "b")
    original.make()
    copy.root.mkdir()
    (copy.root / "id").write_text((original.root / "id").read_text())
    assert copy.mark != original.mark


def test_a_thing_that_could_not_be_built_is_not_there(tmp_path: Path) -> None:
    def fail(draft: Path) -> None:
        (draft / "half").write_text("")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        artefacts.make_once(tmp_path / "thing", fail)
    assert list(tmp_path.iterdir()) == []
    assert artefacts.make_once(tmp_path / "thing", lambda draft: (draft / "whole").touch())
    assert not artefacts.make_once(tmp_path / "thing", fail)


def test_what_is_built_is_kept_for_this_release_and_the_one_before(tmp_path: Path) -> None:
    record = Record()
    for number in (1, 2, 2, 3):
        record = record.next({}, (f"page-{number}",))
    for name in ("page-1", "page-2", "page-3", ".new-page-4", ".workspace"):
        (tmp_path / name).mkdir()
    artefacts.sweep(tmp_path, record.needed)
    assert {path.name for path in tmp_path.iterdir()} == {"page-2", "page-3", ".workspace"}


def test_a_release_survives_the_way_through_a_file(tmp_path: Path) -> None:
    record = Record().next({"backend": "a", "frontend": "b"}, ("x", "y")).ended("deployed", "0003")
    write(tmp_path / "release.json", record)
    assert read(tmp_path / "release.json") == record
    assert read(tmp_path / "none.json").release() is None


def test_a_log_that_grew_is_rotated_and_its_reader_misses_nothing(tmp_path: Path) -> None:
    log = tmp_path / "a.log"
    tail = Tail("a", log)
    log.write_text("x" * rotation.LARGEST_BYTES + "\nlast\n")
    assert [line.text for line in tail.new()][-1] == "last"
    rotation.rotate(tmp_path)
    assert log.stat().st_size == 0
    with log.open("a") as file:
        file.write("next\nhalf")
    assert [line.text for line in tail.new()] == ["next"]
    with log.open("a") as file:
        file.write(" and half\n")
    assert [line.text for line in tail.new()] == ["half and half"]
    assert [line.text for line in tail.earlier()][-1] == "last"


@pytest.mark.parametrize(("version", "enough"), [
    ("v20.9.0", True), ("v24.19.0", True), ("v20.8.1", False), ("v18.20.0", False), ("", False)])
def test_an_old_node_is_not_used(version: str, enough: bool) -> None:
    assert recent_enough(version) is enough
