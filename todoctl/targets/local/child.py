"""One supervised process: started, watched, restarted later and later, stopped in order."""

import os
import signal
import subprocess
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from todoctl.targets.local import last_words, processes
from todoctl.targets.local.backoff import STABLE_SECONDS, Backoff
from todoctl.targets.local.privileges import credentials
from todoctl.targets.local.processes import MARK, Identity
from todoctl.targets.local.spec import Spec, farewell

RUNNING, RESTARTING, LOOPING, STOPPING, STOPPED = "running", "restarting", "crash loop", "stopping", "stopped"


@dataclass
class Child:
    """What is wanted of a process, what runs, and what became of earlier ones; times are in seconds, monotonic."""

    name: str
    wanted: Spec | None = None
    identity: Identity | None = None
    key: str = ""
    backoff: Backoff = field(default_factory=Backoff)
    restarts: int = 0
    reason: str = ""
    started_at: float = 0.0
    start_at: float = 0.0
    kill_at: float | None = None
    log_offset: int = 0
    popen: "subprocess.Popen[bytes] | None" = None

    def want(self, spec: Spec | None) -> None:
        """Takes a new order; whatever failed before gets a fresh chance."""
        if not spec or spec.key != self.key:
            self.restarts, self.reason = 0, ""
        self.wanted = spec
        self.backoff = Backoff()
        self.start_at = 0.0

    def tick(self, now: float, mark: str) -> None:
        """Takes the next step towards what is wanted."""
        if self.identity and not self._lives():
            self._bury(now)
        if self.identity and (self.wanted is None or self.wanted.key != self.key):
            self._stop(now)
        elif self.wanted and not self.identity and now >= self.start_at:
            self._start(self.wanted, now, mark)

    def state(self, now: float) -> str:
        if self.kill_at is not None:
            return STOPPING
        if self.backoff.looping and (not self.identity or now - self.started_at < STABLE_SECONDS):
            return LOOPING
        return RUNNING if self.identity else RESTARTING if self.wanted else STOPPED

    def document(self, now: float) -> dict[str, Any]:
        return {"state": self.state(now), "identity": asdict(self.identity) if self.identity else None,
                "key": self.key, "restarts": self.restarts, "reason": self.reason}

    def _start(self, spec: Spec, now: float, mark: str) -> None:
        self.key = spec.key
        self.started_at = now
        environment = {**spec.inherited, **spec.environment, MARK: f"{mark}/{spec.name}/{spec.key}"}
        try:
            with Path(spec.log).open("ab") as log:
                self.log_offset = log.tell()
                self.popen = subprocess.Popen(spec.command, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                              cwd=spec.directory, env=environment, start_new_session=True,
                                              **credentials(spec.user))
            self.identity = processes.identify(self.popen.pid)
        except (OSError, KeyError) as error:
            self._failed(now, f"it can't be started: {error}")
            return
        if not self.identity:
            self._bury(now)

    def _lives(self) -> bool:
        if self.popen:
            return self.popen.poll() is None
        return self.identity is not None and self.identity.alive

    def _bury(self, now: float) -> None:
        code = self.popen.wait() if self.popen else None
        asked = self.kill_at is not None
        self.identity = self.popen = self.kill_at = None
        if not asked:
            self._failed(now, ended(code, last_words.read(Path(self.wanted.log), self.log_offset)
                                    if self.wanted else ""))

    def _failed(self, now: float, reason: str) -> None:
        self.reason = reason
        self.restarts += 1
        self.backoff = self.backoff.ended(now - self.started_at)
        self.start_at = now + self.backoff.delay

    def _stop(self, now: float) -> None:
        if self.identity is None:
            return
        if self.kill_at is None:
            self.kill_at = now + farewell(self.name).grace
            processes.send(self.identity, farewell(self.name).signal)
        elif now >= self.kill_at:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.identity.pid, signal.SIGKILL)


def ended(code: int | None, last_line: str) -> str:
    """How a process ended, in words, with the line that says why."""
    if code is None:
        how = "it ended"
    elif code < 0:
        how = f"it was ended by {signal.Signals(-code).name}"
    else:
        how = f"it ended with exit code {code}"
    return f"{how}: {last_line}" if last_line else how
