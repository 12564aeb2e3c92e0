"""Where the app's sources, the manifests and this checkout's own state are."""

import os
from dataclasses import dataclass
from pathlib import Path

from todoctl.errors import UsageError

LANDMARK = Path("manifests") / "values.yaml"


@dataclass(frozen=True)
class Project:
    """A checkout that todoctl deploys."""

    root: Path

    @property
    def backend(self) -> Path:
        return self.root / "app_backend"

    @property
    def frontend(self) -> Path:
        return self.root / "app_frontend"

    @property
    def manifests(self) -> Path:
        return self.root / "manifests"

    @property
    def state(self) -> Path:
        """This checkout's state (databases, logs, builds); TODOCTL_STATE moves it elsewhere."""
        return Path(os.environ.get("TODOCTL_STATE") or self.root / ".todoctl")


def find(start: Path) -> Project:
    """The project that a folder belongs to, looked for upwards as git does; else the one this code lies in."""
    here = Path(__file__).resolve().parent.parent
    for folder in [start, *start.parents, here]:
        if (folder / LANDMARK).is_file():
            return Project(folder)
    raise UsageError(f"No project here: neither {start} nor a folder above it has {LANDMARK.as_posix()}.",
                     hint="Change to the checkout, then run the command again.", code="E-PROJECT")
