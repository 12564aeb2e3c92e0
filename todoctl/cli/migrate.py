"""`todoctl migrate`."""

from typing import Annotated

import typer

from todoctl.cli.common import Invocation, command

StatusOnly = Annotated[bool, typer.Option("--status", help="Only show the current revision and the head.")]


def migrate(call: Invocation, status: StatusOnly = False) -> None:
    """Bring the schema to the code's head."""
    found = call.target.migration() if status else call.target.migrate()
    if call.json:
        call.ui.document("migrate", found.document())
        return
    call.ui.result(f"current  {found.current or '(empty)'}\nhead     {found.head}")
    if found.applied:
        call.ui.result(f"applied  {', '.join(found.applied)}")
    if found.pending:
        call.ui.result("The schema is behind the code. Bring it there with: todoctl migrate")


def register(app: typer.Typer) -> None:
    app.command("migrate")(command(migrate))
