"""What every target can do."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from todoctl.model import LogLine, Migration, Status
from todoctl.project import Project
from todoctl.ui import Ui

if TYPE_CHECKING:
    from todoctl.config.settings import Settings


@dataclass(frozen=True)
class Run:
    """One invocation: the checkout, its settings, and the voice to speak with."""

    project: Project
    settings: "Settings"
    ui: Ui


class Target(Protocol):
    """A place to run the app in; every method raises TodoctlError with the cause and the way out."""

    name: str

    def up(self) -> Status:
        """Brings everything up, proves the URL, and answers what runs."""
        ...

    def down(self, *, purge: bool) -> None:
        """Stops everything; keeps the data unless purged."""
        ...

    def migrate(self) -> Migration:
        """Brings the schema to the code's head."""
        ...

    def migration(self) -> Migration:
        """Where the schema stands; changes nothing."""
        ...

    def status(self) -> Status:
        """What runs right now."""
        ...

    def logs(self, component: str | None, *, follow: bool) -> Iterator[LogLine]:
        """Lines of one component, or of all of them."""
        ...
