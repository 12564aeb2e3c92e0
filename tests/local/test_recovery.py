"""Whatever is killed comes back: by the supervisor, or by the next `up`."""

import signal

import pytest

from tests.local.site import Site, eventually, kill

STEPS = ("PostgreSQL", "Schema", "Processes", "Try")


@pytest.mark.parametrize("name", ["db", "backend", "frontend"])
def test_the_supervisor_restarts_what_was_killed(app: Site, name: str) -> None:
    pids = app.pids()
    kill(pids[name])
    eventually(lambda: app.pids().get(name, pids[name]) != pids[name], f"a new {name}")
    eventually(lambda: app.status()["healthy"], "all is well again")
    assert {part: pid for part, pid in app.pids().items() if part != name} == {
        part: pid for part, pid in pids.items() if part != name}
    assert app.component(name)["reason"].startswith("restarted ")


def test_up_replaces_a_killed_supervisor_without_touching_the_app(app: Site) -> None:
    pids = app.pids()
    kill(pids["supervisor"])
    eventually(lambda: "supervisor" not in app.pids(), "the supervisor is gone")
    lost = app.component("supervisor")
    assert (lost["ready"], lost["state"]) == (0, "stopped")
    app.up()
    now = app.pids()
    assert now.pop("supervisor") != pids.pop("supervisor")
    assert now == pids
    kill(now["backend"])  # the new supervisor watches what it adopted
    eventually(lambda: app.pids().get("backend", now["backend"]) != now["backend"], "a new backend")
    eventually(lambda: app.status()["healthy"], "all is well again")


def test_up_repairs_after_everything_was_killed(app: Site) -> None:
    before = app.pids()
    for pid in (before.pop("supervisor"), *before.values()):
        kill(pid)
    eventually(lambda: not app.pids(), "all are gone")
    assert not app.status()["healthy"]
    app.up()
    assert app.status()["healthy"]


def test_down_stops_what_a_killed_supervisor_left(app: Site) -> None:
    kill(app.pids()["supervisor"])
    assert app.run("down").code == 0
    assert app.pids() == {}
    assert not app.postgres.running


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT])
def test_up_finishes_what_an_ended_up_began(site: Site, end: signal.Signals) -> None:
    for step in STEPS:
        with site.begin("up") as process:
            assert process.stderr
            for line in process.stderr:
                if line.startswith((f"… {step}", f".. {step}")):
                    process.send_signal(end)
                    break
            process.communicate()
        assert process.returncode == (130 if end == signal.SIGINT else -end), step
    site.up()
    assert site.status()["healthy"]
    assert len(site.pids()) == 4


def test_a_stale_pid_file_of_a_reused_pid_does_not_stop_postgresql(site: Site) -> None:
    site.postgres.start()
    pid_file = site.postgres.data / "postmaster.pid"
    lines = pid_file.read_text().splitlines()
    site.postgres.stop()
    pid_file.write_text("\n".join(["1", *lines[1:]]) + "\n")
    site.up()
    assert site.status()["healthy"]
