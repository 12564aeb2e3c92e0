"""Telling our processes from others."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from todoctl.targets.local import processes
from todoctl.targets.local.processes import MARK, Identity

Start = Callable[..., "subprocess.Popen[bytes]"]
IDLE = "print(flush=True); input()"
DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); time.sleep(60)"


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts processes of one's own, and ends them."""
    running: list[subprocess.Popen[bytes]] = []

    def begin(mark: str, *, code: str = IDLE, session: bool = True) -> "subprocess.Popen[bytes]":
        process = subprocess.Popen([sys.executable, "-c", code], env={**os.environ, MARK: mark}, stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, start_new_session=session)
        assert process.stdout
        process.stdout.readline()
        running.append(process)
        return process

    yield begin
    for process in running:
        process.kill()
        process.communicate()


def test_a_reused_pid_is_another_process(start: Start) -> None:
    identity = processes.identify(start("a/b/c").pid)
    assert identity
    assert identity.alive
    assert not Identity(identity.pid, "another start").alive


def test_a_process_that_only_waits_to_be_reaped_is_gone(start: Start) -> None:
    process = start("a/b/c")
    identity = processes.identify(process.pid)
    assert identity
    process.kill()
    assert processes.wait_gone(identity, 10)
    assert process.poll() is not None


def test_marked_processes_are_found_by_their_mark_not_by_their_name(start: Start) -> None:
    ours = start("1234/backend/key")
    start("9999/backend/key")
    start("1234/backend/key", session=False)
    assert [(found.identity.pid, found.mark) for found in processes.marked("1234/")] == [(ours.pid, "1234/backend/key")]


def test_what_does_not_listen_to_a_request_is_killed(start: Start) -> None:
    process = start("a/b/c", code=DEAF)
    identity = processes.identify(process.pid)
    assert identity
    processes.stop(identity, grace=0.2)
    assert process.wait(10) == -signal.SIGKILL


def test_nothing_is_sent_to_who_has_the_pid_now(start: Start) -> None:
    process = start("a/b/c")
    processes.stop(Identity(process.pid, "another start"), grace=1)
    assert process.poll() is None
