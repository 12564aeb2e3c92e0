"""Two runs at the same time."""

import signal

from tests.local.site import Site, eventually
from todoctl.targets.local import files, lock


def test_a_second_run_names_the_first(site: Site) -> None:
    with site.begin("up") as first:
        eventually(lambda: files.read_json(lock.holder_file(site.layout.lock)), "the first run holds the lock")
        second = site.run("up")
        assert second.code == 4
        assert f"pid {first.pid}" in second.err
        assert "since" in second.err
        first.send_signal(signal.SIGINT)
        first.communicate()
    assert first.returncode == 130


def test_a_killed_holder_leaves_no_lock(site: Site) -> None:
    with site.begin("up") as first:
        eventually(lambda: files.read_json(lock.holder_file(site.layout.lock)), "the first run holds the lock")
        first.send_signal(signal.SIGKILL)
        first.communicate()
    assert site.run("down").code == 0
