"""`up` from nothing, and once more."""

import stat

import psutil

from tests.local.site import Site, listeners
from todoctl.targets.local import probe

PARTS = {"db", "backend", "frontend", "supervisor"}


def test_up_ends_with_a_url_that_answers(app: Site) -> None:
    status = app.status()
    assert status["healthy"]
    assert {part["name"] for part in status["components"]} == PARTS
    assert b"<html" in probe.get(f"{status['url']}/").body
    assert probe.get(f"{status['url']}/api/info").document()["agent"]["kind"] == "builtin"
    assert status["release"]["schema_revision"]


def test_a_second_up_changes_nothing(app: Site) -> None:
    pids, release = app.pids(), app.status()["release"]
    outcome = app.up()
    assert app.pids() == pids
    assert app.status()["release"] == release
    assert outcome.seconds < 5


def test_everything_listens_on_this_machine_only(app: Site) -> None:
    assert listeners(app.pids()) == {"127.0.0.1"}


def test_secrets_are_in_private_files_only(app: Site) -> None:
    secrets = [app.layout.jwt_secret.read_text(), app.postgres.url(1).split(":")[2].split("@")[0]]
    shown = [" ".join(psutil.Process(pid).cmdline()) for pid in app.pids().values()]
    shown += [log.read_text() for log in app.layout.logs.iterdir()]
    shown.append(app.run("status", "-o", "json").out)
    assert not [secret for secret in secrets for text in shown if secret in text]
    assert stat.S_IMODE(app.layout.root.stat().st_mode) == 0o700
    assert stat.S_IMODE(app.layout.wanted.stat().st_mode) == 0o600


def test_nothing_is_written_into_the_checkout(app: Site) -> None:
    assert {path.name for path in app.root.iterdir()} - {".env"} == {
        "app_backend", "app_frontend", "manifests", ".todoctl"}
    assert not (app.root / "app_frontend" / "node_modules").exists()
    assert not list((app.root / "app_backend").rglob("__pycache__"))


def test_memory_stays_small(app: Site) -> None:
    family = {process for pid in app.pids().values()
              for process in (psutil.Process(pid), *psutil.Process(pid).children(recursive=True))}
    assert sum(process.memory_full_info().pss for process in family) < 500e6
    assert psutil.Process(app.pids()["supervisor"]).memory_info().rss < 25e6


def test_logs_name_their_part(app: Site) -> None:
    assert "ready to accept connections" in app.run("logs", "db").out
    assert "startup" in app.run("logs", "backend").out
    assert "upgrade" in app.run("logs", "migrate").out
    assert "127.0.0.1" in app.run("logs", "frontend").out
