"""Waits until a process serves, or until it is clear that it won't."""

import time

from todoctl.errors import TodoctlError
from todoctl.targets.local import child, probe, specs
from todoctl.targets.local.control import Control
from todoctl.targets.local.postgres import Postgres
from todoctl.targets.local.spec import BACKEND, DATABASE, FRONTEND, Spec

PATIENCE_SECONDS = 60.0
POLL_SECONDS = 0.05
HEALTH = {BACKEND: "/readyz", FRONTEND: "/healthz"}
CALLED = {DATABASE: "PostgreSQL", BACKEND: "The backend", FRONTEND: "The page"}


class Readiness:
    """Whether the processes of one state folder serve."""

    def __init__(self, control: Control, postgres: Postgres) -> None:
        self.control = control
        self.postgres = postgres

    def serves(self, spec: Spec | None) -> bool:
        """Whether exactly this process runs, supervised, and takes requests."""
        seen = self.control.observed().get(spec.name) if spec else None
        if not spec or not seen or not seen.alive or seen.key != spec.key or not self.control.supervisor:
            return False
        return self.why_not(spec) is None

    def why_not(self, spec: Spec) -> str | None:
        """Why a running process does not take requests; None if it does."""
        if spec.name == DATABASE:
            return None if self.postgres.ready else "it does not take connections yet"
        answer = probe.get(specs.url(spec.port) + HEALTH[spec.name])
        return None if answer.ok else answer.why

    def wait(self, spec: Spec) -> None:
        """Waits for a process to serve; raises TodoctlError with its last words if it keeps ending."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not self.serves(spec):
            seen = self.control.observed().get(spec.name)
            if seen and seen.state == child.LOOPING:
                raise self._failure(spec, "keeps ending", seen.reason)
            if time.monotonic() > deadline:
                raise self._failure(spec, f"is not ready after {PATIENCE_SECONDS:.0f} s",
                                    self.why_not(spec) or (seen.reason if seen else ""))
            time.sleep(POLL_SECONDS)

    def _failure(self, spec: Spec, what: str, reason: str) -> TodoctlError:
        cause = f": {reason}" if reason else "."
        return TodoctlError(f"{CALLED[spec.name]} {what}{cause}", hint=f"Its log: todoctl logs {spec.name}",
                            code="E-START")
