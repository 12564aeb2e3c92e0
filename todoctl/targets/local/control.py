"""How `up` and `down` talk to the supervisor: orders in a file, a signal, and what it reports back."""

import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import todoctl
from todoctl.errors import TodoctlError
from todoctl.targets.local import child, files, inventory, last_words, processes, spec, supervisor
from todoctl.targets.local.environment import inherited
from todoctl.targets.local.layout import Layout
from todoctl.targets.local.processes import MARK, Identity
from todoctl.targets.local.spec import Spec, Wanted

POLL_SECONDS = 0.05
ANSWER_SECONDS = 20.0
LONGEST_FAREWELL = sum(each.grace for each in spec.FAREWELLS.values())


@dataclass(frozen=True)
class Observed:
    """What the supervisor says of one process."""

    state: str
    identity: Identity | None
    key: str
    restarts: int
    reason: str

    @property
    def alive(self) -> bool:
        return self.identity is not None and self.identity.alive


class Control:
    """The way to one state folder's supervisor."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout

    @property
    def wanted(self) -> Wanted:
        return spec.parse(files.read_json(self.layout.wanted), self.layout.mark)

    @property
    def supervisor(self) -> Identity | None:
        """The living supervisor."""
        identity = inventory.identity(inventory.report(self.layout).get("identity"))
        return identity if identity and identity.alive else None

    def observed(self) -> dict[str, Observed]:
        """The latest word on every process; who is gone since does not count as running."""
        children: Mapping[str, Mapping[str, Any]] = inventory.report(self.layout).get("children", {})
        return {name: Observed(**{**facts, "identity": inventory.identity(facts["identity"])})
                for name, facts in children.items()}

    def satisfied(self, specs: tuple[Spec, ...]) -> bool:
        """Whether exactly these run, under the supervisor that this code would start."""
        observed = self.observed()
        return (bool(self.supervisor) and inventory.report(self.layout)["code"] == supervisor.code_key()
                and [each.key for each in self.wanted.specs] == [each.key for each in specs]
                and all(name in {each.name for each in specs} for name in observed)
                and all(each.name in observed and observed[each.name].alive and observed[each.name].key == each.key
                        and observed[each.name].state == child.RUNNING for each in specs))

    def order(self, specs: tuple[Spec, ...]) -> None:
        """Tells the supervisor what to run, and waits until it has heard; starts one if there is none."""
        wanted = Wanted(self.layout.mark, time.time_ns(), specs)
        files.write_json(self.layout.wanted, wanted.document())
        self._replace_outdated()
        started, deadline = 0, time.monotonic() + ANSWER_SECONDS
        while inventory.report(self.layout).get("generation") != wanted.generation or not self.supervisor:
            if not self.supervisor and not started:
                self._spawn()
                started += 1
            elif self.supervisor:
                processes.send(self.supervisor, signal.SIGHUP)
            if time.monotonic() > deadline:
                raise TodoctlError(f"The supervisor does not answer: {last_words.read(self.log)}",
                                   hint=f"Its log: {self.log}", code="E-SUPERVISOR")
            time.sleep(POLL_SECONDS)

    @property
    def log(self) -> Path:
        return self.layout.log(supervisor.NAME)

    def stop(self) -> None:
        """Stops everything in order, with the supervisor or, where it was killed, without it."""
        self.layout.wanted.unlink(missing_ok=True)
        if identity := self.supervisor:
            processes.stop(identity, grace=LONGEST_FAREWELL)
        left = inventory.living(self.layout)
        for name in (supervisor.NAME, *reversed(spec.FAREWELLS)):
            for found in (each for each in left if each.name == name):
                farewell = spec.farewell(name)
                processes.stop(found.identity, first=farewell.signal, grace=farewell.grace)
        self.layout.observed.unlink(missing_ok=True)

    def _replace_outdated(self) -> None:
        identity = self.supervisor
        if identity and inventory.report(self.layout).get("code") != supervisor.code_key():
            processes.stop(identity, first=signal.SIGUSR1, grace=ANSWER_SECONDS)

    def _spawn(self) -> None:
        environment = {**inherited(), "PYTHONPATH": str(Path(todoctl.__file__).parent.parent),
                       MARK: f"{self.layout.mark}/{supervisor.NAME}/"}
        with self.log.open("ab") as log:
            detached = subprocess.Popen(
                [sys.executable, "-m", supervisor.__name__, str(self.layout.root.resolve())],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/", env=environment, start_new_session=True)
        detached.returncode = 0  # it is meant to outlive this process
