"""The target `local`: everything on this machine, without Docker or a cluster."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from todoctl.errors import TodoctlError
from todoctl.model import LogLine, Migration, Status
from todoctl.targets.base import Run
from todoctl.targets.local import lock, logs, observe, specs
from todoctl.targets.local.bring_up import BringUp
from todoctl.targets.local.build.backend import plan_backend
from todoctl.targets.local.control import Control
from todoctl.targets.local.environment import inherited
from todoctl.targets.local.layout import Layout
from todoctl.targets.local.migrations import STATUS, Migrator
from todoctl.targets.local.postgres import Postgres

FULL = (errno.ENOSPC, errno.EDQUOT)


class LocalTarget:
    """This machine as a place to run the app in."""

    name = "local"

    def __init__(self, run: Run) -> None:
        self._run = run
        self._layout = Layout((run.project.state / self.name).resolve())

    def up(self) -> Status:
        """Brings everything up, proves the URL, and answers what runs."""
        with self._alone():
            BringUp(self._run, self._layout).up()
        return self.status()

    def down(self, *, purge: bool) -> None:
        """Stops everything; keeps the data unless purged."""
        if not self._layout.exists:
            self._run.ui.note("Nothing was ever started here.")
            return
        with self._alone():
            with self._run.ui.step("Stop the page, the backend and the database"):
                BringUp(self._run, self._layout).clear()
                Control(self._layout).stop()
            if purge:
                self._purge()

    def migrate(self) -> Migration:
        """Brings the schema to the code's head; a stopped database runs for just that long."""
        with self._alone():
            up = BringUp(self._run, self._layout)
            up.clear()
            idle = not up.control.wanted.specs
            backend = up.builds.backend()
            try:
                return up.migrate(backend, up.database())
            finally:
                if idle:
                    up.control.stop()

    def migration(self) -> Migration:
        """Where the schema stands; changes nothing."""
        backend = plan_backend(self._run.project.backend, self._layout.built)
        embedded = self._embedded_url()
        if not backend.built:
            raise TodoctlError("This state of the backend was not brought up yet.", hint="Bring it up: todoctl up",
                               code="E-NOT-UP")
        environment = {**inherited(), **specs.database_settings(self._run.settings, embedded)}
        return Migrator(backend, environment, self._layout.log("migrate")).run(STATUS)

    def status(self) -> Status:
        """What runs right now."""
        return observe.status(self._layout, self._run.settings.database_url)

    def logs(self, component: str | None, *, follow: bool) -> Iterator[LogLine]:
        """Lines of one component's log, or of all of them."""
        return logs.lines(self._layout, component, follow=follow)

    def _embedded_url(self) -> str | None:
        if self._run.settings.database_url:
            return None
        postgres = Postgres(self._layout.postgres)
        if not postgres.port:
            raise TodoctlError("The database is stopped.", hint="Start it: todoctl up", code="E-NOT-UP")
        return postgres.url(postgres.port)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Holds the lock, and turns a full disk into words."""
        self._layout.make()
        try:
            with lock.held(self._layout.lock):
                yield
        except OSError as error:
            if error.errno not in FULL:
                raise
            raise TodoctlError(f"The disk is full: {error.filename or self._layout.root}.",
                               hint="Make room, then run the command again: it continues.", code="E-DISK") from error

    def _purge(self) -> None:
        with self._run.ui.step("Remove the data"):
            Postgres(self._layout.postgres).remove()
            for entry in self._layout.root.iterdir():
                if entry.name not in (self._layout.lock.name, lock.holder_file(self._layout.lock).name):
                    shutil.rmtree(entry) if entry.is_dir() and not entry.is_symlink() else entry.unlink()
            shutil.rmtree(self._layout.root)
