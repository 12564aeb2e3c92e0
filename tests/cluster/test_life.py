"""The life of a deployment, in order: each test goes on where the one before it ended."""

import json
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cluster.conftest import Life
from todoctl.cluster.kinds import kind
from todoctl.rollout.pods import ready
from todoctl.smoke import Address, journey, reach

ACCOUNT = {"email": "life@example.com", "password": "a long enough password"}


def eventually(check: Callable[[], bool], seconds: float = 90) -> None:
    deadline = time.monotonic() + seconds
    while not check():
        assert time.monotonic() < deadline, "it did not come true in time"
        time.sleep(0.5)


def uids(life: Life, component: str) -> set[str]:
    return {pod["metadata"]["uid"] for pod in life.pods(component)}


def sign_in(life: Life, path: str = "login") -> tuple[Address, str]:
    address = Address(life.status()["url"])
    return address, address.request("POST", f"/api/auth/{path}", ACCOUNT)["access_token"]


def append(file: Path, text: str) -> None:
    file.write_text(file.read_text() + text)


def test_up_brings_everything_up_and_proves_the_url(life: Life) -> None:
    done = life.todoctl("up")
    assert "a task by chat (builtin agent)" in done.stderr
    found = life.status()
    assert found["healthy"] is True
    assert {part["name"]: (part["ready"], part["wanted"]) for part in found["components"]} == {
        "db": (1, 1), "backend": (2, 2), "frontend": (2, 2)}
    assert (found["release"]["revision"], found["release"]["status"]) == (1, "deployed")
    assert found["url"] in done.stdout
    reach(Address(found["url"]))
    reach(Address(found["url"].rpartition(":")[0], life.host))


def test_a_second_up_changes_nothing(life: Life) -> None:
    before = uids(life, "backend") | uids(life, "frontend") | uids(life, "postgres")
    assert "Nothing has changed" in life.todoctl("up").stderr
    assert uids(life, "backend") | uids(life, "frontend") | uids(life, "postgres") == before
    assert life.status()["release"]["revision"] == 1


def test_chat_by_http_keeps_a_task(life: Life) -> None:
    address, token = sign_in(life, "register")
    answer = address.request("POST", "/api/chat", {"message": "Add a task to buy groceries"}, token)
    assert [call["name"] for call in answer["tool_calls"]] == ["add_task"]
    assert [task["title"] for task in address.request("GET", "/api/tasks", token=token)["items"]] == ["Buy groceries"]


def test_metrics_and_readiness_are_not_for_the_outside(life: Life) -> None:
    for address in (Address(life.status()["url"]), Address(life.status()["url"].rpartition(":")[0], life.host)):
        for path in ("/metrics", "/readyz"):
            with pytest.raises(Exception, match="404"):
                address.request("GET", path)


def test_the_schema_is_at_its_head(life: Life) -> None:
    found = json.loads(life.todoctl("migrate", "--status", "-o", "json").stdout)
    assert found["pending"] is False
    assert found["current"] == found["head"] == life.status()["release"]["schema_revision"]


def test_a_killed_pod_comes_back_and_nobody_is_signed_out(life: Life) -> None:
    _, token = sign_in(life)
    victim = life.pods("backend")[0]["metadata"]["name"]
    life.cluster.delete(kind("Pod").path(life.namespace, victim))
    eventually(lambda: ready_pods(life) == 2)
    assert life.status()["healthy"] is True
    address = Address(life.status()["url"])
    assert address.request("GET", "/api/auth/me", token=token)["email"] == ACCOUNT["email"]


def ready_pods(life: Life) -> int:
    return sum(ready(pod) for pod in life.pods("backend"))


def test_a_change_restarts_exactly_what_changed(life: Life) -> None:
    backend, frontend = uids(life, "backend"), uids(life, "frontend")
    append(life.checkout / "app_backend" / "app" / "main.py", "# changed\n")
    life.todoctl("up")
    assert uids(life, "backend").isdisjoint(backend)
    assert uids(life, "frontend") == frontend
    assert life.status()["release"]["revision"] == 2


def test_logs_name_their_pods(life: Life) -> None:
    done = life.todoctl("logs", "backend")
    names = {pod["metadata"]["name"] for pod in life.pods("backend")}
    assert names <= {line.split(" | ")[0] for line in done.stdout.splitlines()}
    assert "0001" in life.todoctl("logs", "migrate").stdout


def test_a_crashing_change_fails_with_its_cause_while_the_old_pods_serve(life: Life) -> None:
    main = life.checkout / "app_backend" / "app" / "main.py"
    good = main.read_text()
    append(main, 'raise RuntimeError("the flux capacitor is empty")\n')
    done = life.todoctl("up", code=1)
    cause = next(line for line in done.stderr.splitlines() if line.startswith("✗ backend"))
    assert "CrashLoopBackOff" in cause
    assert "the flux capacitor is empty" in done.stderr
    journey(Address(life.status(code=3)["url"]))
    main.write_text(good)
    life.todoctl("up")
    assert life.status()["release"]["status"] == "deployed"


def test_a_migration_that_fails_half_way_leaves_schema_and_pods_as_they_were(life: Life) -> None:
    before, pods = life.status()["release"]["schema_revision"], uids(life, "backend")
    bad = life.checkout / "app_backend" / "app" / "migrations" / "versions" / "9999_broken.py"
    bad.write_text(f'revision = "9999"\ndown_revision = "{before}"\nfrom alembic import op\n'
                   'def upgrade() -> None:\n    op.execute("CREATE TABLE half (id int)")\n'
                   '    op.execute("SELECT nonsense")\n'
                   "def downgrade() -> None:\n    pass\n")
    done = life.todoctl("up", code=1)
    assert "E-MIGRATE-FAILED" in done.stderr
    assert "nonsense" in done.stderr
    assert uids(life, "backend") == pods
    bad.unlink()
    assert json.loads(life.todoctl("migrate", "--status", "-o", "json").stdout)["current"] == before
    life.todoctl("up")
    assert life.status()["release"]["status"] == "deployed"


@pytest.mark.parametrize(("blow", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 130), (signal.SIGKILL, -9)])
def test_an_up_that_is_cut_short_is_finished_by_the_next(life: Life, blow: signal.Signals, code: int) -> None:
    append(life.checkout / "app_backend" / "app" / "main.py", f"# {blow.name}\n")
    process = life.start("up")
    assert process.stderr
    assert any("… Rolling out" in line for line in process.stderr)
    process.send_signal(blow)
    process.communicate(timeout=30)
    assert process.returncode == code
    revision = life.release()["revision"]
    life.todoctl("up")
    found = life.status()["release"]
    assert (found["revision"], found["status"]) == (revision + 1, "deployed")


def test_a_build_step_that_fails_is_named(life: Life) -> None:
    dockerfile = life.checkout / "app_frontend" / "Dockerfile"
    good = dockerfile.read_text()
    append(dockerfile, "RUN node -e \"throw new Error('no flux')\"\n")
    done = life.todoctl("up", code=1)
    assert "Building the frontend image failed" in done.stderr
    assert "no flux" in done.stderr
    dockerfile.write_text(good)


def test_an_app_that_is_down_keeps_its_data_for_the_next_up(life: Life) -> None:
    done = life.todoctl("down")
    assert "postgres-data" in done.stderr
    assert life.exists("PersistentVolumeClaim", "postgres-data")
    assert not life.exists("Deployment", "backend")
    life.todoctl("up")
    address, token = sign_in(life)
    assert [task["title"] for task in address.request("GET", "/api/tasks", token=token)["items"]] == ["Buy groceries"]


def test_a_purge_leaves_nothing(life: Life) -> None:
    assert "E-CONFIRM" in life.todoctl("down", "--purge", code=2).stderr
    life.todoctl("down", "--purge", "--yes")
    assert life.cluster.find(kind("Namespace").path(None, life.namespace)) is None
    assert life.status(code=3)["components"] == []
