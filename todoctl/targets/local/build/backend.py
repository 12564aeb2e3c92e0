"""The backend, made ready to run: an environment of its own, and a copy of its source that edits don't touch."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from todoctl.targets.local.build import artefacts, content, python_environment
from todoctl.targets.local.build.command import Commands

LOCK = "requirements.lock"


@dataclass(frozen=True)
class Backend:
    """What runs the backend."""

    environment: Path
    source: Path

    @property
    def python(self) -> Path:
        return python_environment.interpreter(self.environment)

    @property
    def key(self) -> str:
        return self.source.name.partition("-")[2]

    @property
    def built(self) -> bool:
        return self.environment.exists() and self.source.exists()


def plan_backend(checkout: Path, built: Path) -> Backend:
    """What the checkout's state asks for."""
    return Backend(python_environment.place(built, checkout / LOCK), built / f"backend-{content.key(checkout)}")


def build_backend(checkout: Path, built: Path, commands: Commands, *, log: Path, say: Callable[[str], None]) -> Backend:
    """Installs the packages and copies the source, each unless it is there."""
    plan = plan_backend(checkout, built)
    artefacts.make_once(plan.source, lambda draft: content.copy(checkout, draft))
    environment = python_environment.install(built, plan.source / LOCK, commands, log=log, say=say)
    return Backend(environment, plan.source)
