"""`todoctl status`."""

from typing import TYPE_CHECKING

import typer

from todoctl.cli.common import Invocation, command
from todoctl.ui import Ui

if TYPE_CHECKING:
    from todoctl.model import Status


def status(call: Invocation) -> int:
    """Show what runs, and where.

    The exit code is 3 where something is not healthy.
    """
    found = call.target.status()
    if call.json:
        call.ui.document("status", found.document())
    else:
        show(call.ui, found)
    return 0 if found.healthy else 3


def show(ui: Ui, found: "Status") -> None:
    if not found.components:
        ui.result(f"Nothing runs on {found.target}. Start it with: todoctl up")
        return
    ui.table(("COMPONENT", "READY", "STATE", "REASON"),
             [(part.name, f"{part.ready}/{part.wanted}", part.state, part.reason) for part in found.components])
    if found.release:
        schema = f", schema {found.release.schema_revision}" if found.release.schema_revision else ""
        ui.result(f"\nRevision {found.release.revision} ({found.release.status}){schema}")
    if found.url:
        ui.result(found.url)


def register(app: typer.Typer) -> None:
    app.command("status")(command(status))
