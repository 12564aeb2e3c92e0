"""The page, built by Next.js in a workspace of its own: nothing is written into the checkout."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from todoctl.targets.local.build import content
from todoctl.targets.local.build.command import Command, Commands
from todoctl.targets.local.build.node import Node
from todoctl.targets.local.environment import for_builds
from todoctl.targets.local.files import write_private

LOCK = "package-lock.json"
MODULES = "node_modules"
OUTPUT = Path(".next") / "standalone"
INSTALLED = ".installed"  # in the workspace: the key of the packages that are wholly there


@dataclass(frozen=True)
class Page:
    """The built page."""

    folder: Path

    @property
    def key(self) -> str:
        return self.folder.name.partition("-")[2]

    @property
    def built(self) -> bool:
        return self.folder.exists()


def plan_page(checkout: Path, built: Path) -> Page:
    """What the checkout's state asks for."""
    return Page(built / f"page-{content.key(checkout)}")


@dataclass(frozen=True)
class Workshop:
    """Where the page is built, with which tools, and who watches."""

    folder: Path
    node: Node
    commands: Commands
    log: Path
    say: Callable[[str], None]

    def build(self, checkout: Path, built: Path) -> Page:
        """Builds the page unless it is there."""
        self._copy(checkout)
        page = plan_page(self.folder, built)
        if not page.built:
            self._install_packages()
            self._npm("Building the page", "run", "build")
            (self.folder / OUTPUT).rename(page.folder)
            shutil.rmtree(self.folder / OUTPUT.parent)
        return page

    def _copy(self, checkout: Path) -> None:
        self.folder.mkdir(exist_ok=True)
        for entry in self.folder.iterdir():
            if entry.name not in (MODULES, INSTALLED):
                shutil.rmtree(entry) if entry.is_dir() and not entry.is_symlink() else entry.unlink()
        content.copy(checkout, self.folder)

    def _install_packages(self) -> None:
        stamp, key = self.folder / INSTALLED, content.key_of_file(self.folder / LOCK, str(self.node.binary))
        if stamp.exists() and stamp.read_text() == key:
            return
        stamp.unlink(missing_ok=True)
        self._npm("Installing the page's packages", "ci", "--no-audit", "--no-fund")
        write_private(stamp, key)

    def _npm(self, title: str, *words: str) -> None:
        environment = for_builds()
        environment |= {"PATH": f"{self.node.binary.parent}:{environment.get('PATH', '')}", "CI": "1",
                        "NEXT_TELEMETRY_DISABLED": "1", "npm_config_update_notifier": "false"}
        self.commands.run(Command(title, (*self.node.npm, *words), self.folder, environment, self.log), self.say)
