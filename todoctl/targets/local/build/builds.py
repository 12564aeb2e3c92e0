"""Makes the backend and the page ready, side by side."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from todoctl.targets.base import Run
from todoctl.targets.local.build import node
from todoctl.targets.local.build.backend import Backend, build_backend, plan_backend
from todoctl.targets.local.build.command import Commands
from todoctl.targets.local.build.node import Node
from todoctl.targets.local.build.page import Page, Workshop, plan_page
from todoctl.targets.local.layout import Layout

WORKSPACE = ".workspace"


@dataclass(frozen=True)
class Built:
    """All that was built, ready to run."""

    backend: Backend
    page: Page
    node: Node

    @property
    def images(self) -> dict[str, str]:
        return {"backend": self.backend.key, "frontend": self.page.key}

    @property
    def artefacts(self) -> tuple[str, ...]:
        return (self.backend.environment.name, self.backend.source.name, self.page.folder.name,
                *(part for part in self.node.binary.parts if part.startswith("python-")))


class Builds:
    """The builds of one checkout."""

    def __init__(self, run: Run, layout: Layout) -> None:
        self.run = run
        self.layout = layout
        self.commands = Commands(layout.mark)

    def ready(self) -> Built | None:
        """What is built already, if that is all of it and up to date."""
        backend = plan_backend(self.run.project.backend, self.layout.built)
        page = plan_page(self.run.project.frontend, self.layout.built)
        found = node.find(self.layout.built)
        return Built(backend, page, found) if backend.built and page.built and found else None

    def build(self) -> Built:
        """Builds what changed; where one part fails the other is still finished, as the next run needs it."""
        pool = ThreadPoolExecutor(2)
        try:
            backend, page = pool.submit(self.backend), pool.submit(self._page)
            page.exception()  # waits
            return Built(backend.result(), *page.result())
        finally:
            self.commands.cancel()
            pool.shutdown()

    def backend(self) -> Backend:
        """Installs the backend's packages and copies its source."""
        with self.run.ui.step("Backend") as row:
            built = build_backend(self.run.project.backend, self.layout.built, self.commands,
                                        log=self._fresh_log("build-backend"), say=row.say)
            row.done(built.key)
            return built

    def _page(self) -> tuple[Page, Node]:
        with self.run.ui.step("Page") as row:
            log = self._fresh_log("build-page")
            used = node.install(self.layout.built, self.commands, log=log, say=row.say)
            workshop = Workshop(self.layout.built / WORKSPACE, used, self.commands, log, row.say)
            page = plan_page(self.run.project.frontend, self.layout.built)
            if not page.built:
                page = workshop.build(self.run.project.frontend, self.layout.built)
            row.done(page.key)
            return page, used

    def _fresh_log(self, name: str) -> Path:
        log = self.layout.log(name)
        log.write_text("")
        return log
