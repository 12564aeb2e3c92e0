"""`todoctl up` on this machine: build, database, schema, processes, proof; each step does only what is missing."""

from todoctl.errors import TodoctlError
from todoctl.model import Migration
from todoctl.targets.base import Run
from todoctl.targets.local import inventory, ports, probe, processes, releases, specs
from todoctl.targets.local.build import artefacts
from todoctl.targets.local.build.backend import Backend
from todoctl.targets.local.build.builds import Builds, Built
from todoctl.targets.local.build.command import NAME as BUILD
from todoctl.targets.local.control import Control
from todoctl.targets.local.environment import inherited
from todoctl.targets.local.layout import Layout
from todoctl.targets.local.migrations import UPGRADE, Migrator
from todoctl.targets.local.postgres import PORT as POSTGRES_PORT
from todoctl.targets.local.postgres import Postgres
from todoctl.targets.local.readiness import Readiness
from todoctl.targets.local.releases import DEPLOYED, FAILED, Record
from todoctl.targets.local.spec import BACKEND, DATABASE, FRONTEND, Spec

BACKEND_PORT = 8000
PAGE_PORT = 3000
PREFERRED = {DATABASE: POSTGRES_PORT, BACKEND: BACKEND_PORT, FRONTEND: PAGE_PORT}
CALLED = {DATABASE: "PostgreSQL", BACKEND: "the backend", FRONTEND: "the page"}
GRACE_SECONDS = 5.0
REVISION = "SELECT version_num FROM alembic_version"


class BringUp:
    """One run of `up`; the caller holds the lock."""

    def __init__(self, run: Run, layout: Layout) -> None:
        self.run = run
        self.ui = run.ui
        self.layout = layout
        self.control = Control(layout)
        self.postgres = Postgres(layout.postgres)
        self.builds = Builds(run, layout)
        self.readiness = Readiness(self.control, self.postgres)

    def up(self) -> None:
        """Brings everything up and tries the page's URL."""
        self.clear()
        built = self._built()
        databases = self.database()
        record = releases.read(self.layout.release)
        migration = self._known_schema(record, built.backend) or self.migrate(built.backend, databases)
        wanted = self._wanted(built, databases)
        changed = bool(migration.applied) or not self.control.satisfied(wanted)
        if changed or record.status != DEPLOYED:
            record = record.next(built.images, built.artefacts)
            releases.write(self.layout.release, record)
        try:
            self._start(wanted)
            self._try(wanted)
        except TodoctlError:
            releases.write(self.layout.release, record.ended(FAILED, migration.current))
            raise
        releases.write(self.layout.release, record.ended(DEPLOYED, migration.current))
        artefacts.sweep(self.layout.built, record.needed)

    def clear(self) -> None:
        """Ends what a killed run left building."""
        for found in inventory.living(self.layout):
            if found.name == BUILD:
                processes.stop(found.identity, grace=GRACE_SECONDS)

    def _built(self) -> Built:
        ready = self.builds.ready()
        if ready:
            self.ui.note("Backend and page: unchanged")
        return ready or self.builds.build()

    def database(self) -> dict[str, str]:
        """Has a database ready, and answers the settings that lead to it."""
        if self.run.settings.database_url:
            self.ui.note(f"Database: DATABASE_URL ({self.run.settings.origins['DATABASE_URL']})")
            return specs.database_settings(self.run.settings, None)
        running = {spec.name: spec for spec in self.control.wanted.specs}
        if not self.readiness.serves(running.get(DATABASE)):
            self._start_postgres(running)
        return specs.database_settings(self.run.settings, self.postgres.url(self.postgres.port or POSTGRES_PORT))

    def migrate(self, backend: Backend, databases: dict[str, str]) -> Migration:
        """Brings the schema to the code's head."""
        migrator = Migrator(backend, {**inherited(), **databases}, self.layout.log("migrate"))
        with self.ui.step("Schema") as row:
            migration = migrator.run(UPGRADE, row.say)
            if migration.applied:
                row.done(f"{' '.join(migration.applied)} applied")
            else:
                row.skip(f"at {migration.current}")
            return migration

    def _known_schema(self, record: Record, backend: Backend) -> Migration | None:
        """The schema, if the embedded database still is where this very backend brought it; else it must be asked."""
        head = record.schema_revision
        known = head and record.image("backend") == backend.key and not self.run.settings.database_url
        if not known or self.postgres.query(REVISION) != head:
            return None
        self.ui.note(f"Schema: at {head}")
        return Migration(head, head or "")

    def _start_postgres(self, running: dict[str, Spec]) -> None:
        with self.ui.step("PostgreSQL") as row:
            self.postgres.prepare()
            spec = specs.database(self.layout, self.postgres, self.postgres.port or self._port(DATABASE))
            seen = self.control.observed()
            others = (each for name, each in running.items() if name != DATABASE and name in seen and seen[name].alive)
            self.control.order((spec, *others))
            self.readiness.wait(spec)
            row.done(f"port {spec.port}")

    def _wanted(self, built: Built, databases: dict[str, str]) -> tuple[Spec, ...]:
        jwt = specs.signing_key(self.layout.jwt_secret, self.run.settings)
        settings = specs.backend_settings(self.run.settings, databases, jwt)
        backend = specs.backend(self.layout, built, settings, self._port(BACKEND))
        page = specs.frontend(self.layout, built, specs.page_settings(self.run.settings, backend.port),
                              self._port(FRONTEND))
        database = () if self.run.settings.database_url else self._database_spec()
        return (*database, backend, page)

    def _database_spec(self) -> tuple[Spec, ...]:
        return tuple(each for each in self.control.wanted.specs if each.name == DATABASE)

    def _port(self, name: str) -> int:
        """The port that a process listens on, else the one it had, else the usual one or the next free after it."""
        known = {spec.name: spec for spec in self.control.wanted.specs}
        seen = self.control.observed().get(name)
        preferred = PREFERRED[name]
        had = known[name].port if name in known else preferred
        if seen and seen.identity and processes.listens(seen.identity, had):
            return had
        taken = {spec.port for spec in known.values() if spec.name != name}
        port = had if ports.is_free(had) and had not in taken else ports.free(preferred, avoid=taken)
        if port != preferred:
            self.ui.note(f"Port {preferred} is taken by another program: {CALLED[name]} listens on {port}.")
        return port

    def _start(self, wanted: tuple[Spec, ...]) -> None:
        satisfied = self.control.satisfied(wanted)
        if satisfied and all(self.readiness.serves(spec) for spec in wanted):
            return
        before = self.control.observed()
        with self.ui.step("Processes") as row:
            if not satisfied:
                self.control.order(wanted)
            for spec in wanted:
                row.say(f"waiting for {CALLED[spec.name]}")
                self.readiness.wait(spec)
            after = self.control.observed()
            fresh = [name for name in after if name not in before or after[name].identity != before[name].identity]
            row.done(f"started: {', '.join(fresh)}" if fresh else "")

    def _try(self, wanted: tuple[Spec, ...]) -> None:
        by_name = {spec.name: spec for spec in wanted}
        page, backend = (specs.url(by_name[name].port) for name in (FRONTEND, BACKEND))
        with self.ui.step(f"Try {page}") as row:
            for address in (f"{page}/", f"{page}/api/info", f"{backend}/readyz"):
                answer = probe.get(address)
                if not answer.ok:
                    raise TodoctlError(f"{address} does not answer as it should: {answer.why}.",
                                       hint="See why: todoctl logs backend, todoctl logs frontend.", code="E-SMOKE")
            row.done("page, API and database answer")
