"""What the Kubernetes targets have in common: the story of each command."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from todoctl import smoke
from todoctl.cluster.client import Cluster
from todoctl.cluster.objects import live
from todoctl.config.values import Values
from todoctl.images import build
from todoctl.images.build import Image
from todoctl.images.engine import Engine
from todoctl.model import LogLine, Migration, Status
from todoctl.plan import Plan, plan
from todoctl.release.record import DEPLOYED, Record
from todoctl.render.templates import Object
from todoctl.rollout.wait import look
from todoctl.smoke import Address
from todoctl.targets.base import Run
from todoctl.targets.kubernetes import jobs, logs, remove, rollout, status
from todoctl.targets.kubernetes.credentials import refuse_this_machine, resolve
from todoctl.targets.kubernetes.site import Site


class KubernetesTarget(ABC):
    """An app in a cluster; how images get there and where its URL is, is up to the kind of cluster."""

    name: str

    def __init__(self, run: Run, *, context: str | None, namespace: str, values: Values) -> None:
        self.run = run
        self.context = context
        self.namespace = namespace
        self.values = values

    @abstractmethod
    def connect(self, *, start: bool) -> Cluster:
        """The cluster; started first where that is asked for and possible."""

    @abstractmethod
    def engine(self) -> Engine:
        """The Docker engine to build in."""

    @abstractmethod
    def deliver(self, images: Mapping[str, Image]) -> None:
        """Brings built images to where nodes find them."""

    @abstractmethod
    def addresses(self, cluster: Cluster) -> list[Address]:
        """Where the app can be reached, the one to print first."""

    def up(self) -> Status:
        refuse_this_machine(self.run.settings)
        site = self._site(start=True)
        images = self._images()
        credentials = resolve(site.cluster, site.namespace, self.run.settings)
        known = site.releases.all()
        there = live(site.cluster, site.namespace)
        references = {name: image.reference for name, image in images.items()}
        wanted = site.render(references, credentials, _next_revision(known))
        steps = plan([item for item in wanted if item["kind"] != "Job"], there)
        if steps.empty and known and known[-1].status == DEPLOYED and self._settled(site):
            self.run.ui.note("Nothing has changed since the last time.")
        else:
            self._deploy(site, steps, wanted, images, known)
        addresses = self.addresses(site.cluster)
        self._prove(addresses, journey=not steps.empty)
        return status.read(site, self.name, addresses[0].url)

    def down(self, *, purge: bool) -> None:
        site = self._site(start=False)
        kept = remove.down(site, purge=purge)
        volumes = [item["metadata"]["name"] for item in kept if item["kind"] == "PersistentVolumeClaim"]
        if volumes:
            self.run.ui.note(f"The data is kept: volume {', '.join(volumes)}. Remove it with: todoctl down --purge")

    def migrate(self) -> Migration:
        return self._job("upgrade")

    def migration(self) -> Migration:
        return self._job("status")

    def status(self) -> Status:
        site = self._site(start=False)
        return status.read(site, self.name, self.addresses(site.cluster)[0].url)

    def logs(self, component: str | None, *, follow: bool) -> Iterator[LogLine]:
        site = self._site(start=False)
        return logs.follow(site, component) if follow else logs.read(site, component)

    def _site(self, *, start: bool) -> Site:
        return Site(self.run, self.connect(start=start), self.namespace, self.values)

    def _images(self) -> dict[str, Image]:
        build_logs = self.run.project.state / "logs"
        registry = self.values.data["images"]["registry"]
        images = build.ensure(self.engine(), self._sources(), registry, build_logs, self.run.ui)
        self.deliver(images)
        return images

    def _sources(self) -> list[build.Source]:
        names = self.values.data["build"]
        return [build.Source("backend", self.run.project.backend, names["python"]),
                build.Source("frontend", self.run.project.frontend, names["node"])]

    def _settled(self, site: Site) -> bool:
        components = status.components_of(look(site.cluster, site.namespace))
        return bool(components) and all(component.healthy for component in components)

    def _deploy(self, site: Site, steps: Plan, wanted: list[Object], images: dict[str, Image],
                known: list[Record]) -> None:
        self.run.ui.note(f"Plan: {steps.summary()}.")
        rollout.ground(site, steps)
        job = next(item for item in wanted if item["kind"] == "Job")
        record = site.releases.begin(known, site.record(_next_revision(known), wanted, images))
        try:
            migration = rollout.carry_out(site, steps, job, images)
        except BaseException as error:
            site.releases.fail(record, _why(error))
            raise
        site.releases.succeed(known, replace(record, schema_revision=migration.current))

    def _prove(self, addresses: Sequence[Address], *, journey: bool) -> None:
        with self.run.ui.step("Trying the URL") as row:
            for address in addresses:
                row.say(address.url)
                smoke.reach(address)
            agent = smoke.journey(addresses[0]) if journey else ""
            row.done(f"page and API answer at {', '.join(address.url for address in addresses)}"
                     + (f"; a task by chat ({agent} agent)" if agent else ""))

    def _job(self, *words: str) -> Migration:
        """Runs the migration Job alone, with the image of the release."""
        site = self._site(start=False)
        known = site.releases.all()
        status.require_deployed(status.read(site, self.name, None))
        images = dict(known[-1].images)
        credentials = resolve(site.cluster, site.namespace, self.run.settings)
        job = next(item for item in site.render(images, credentials, known[-1].revision) if item["kind"] == "Job")
        name = f"migrate-{words[0]}"
        with self.run.ui.step("Asking the database" if words[0] == "status" else "Migrating the database") as row:
            migration = jobs.run(site.cluster, jobs.with_command(job, name, *words), row)
            row.done(rollout.described(migration))
        return migration


def _next_revision(known: Sequence[Record]) -> int:
    return known[-1].revision + 1 if known else 1


def _why(error: BaseException) -> str:
    return "Interrupted" if isinstance(error, KeyboardInterrupt) else str(error)[:500]
