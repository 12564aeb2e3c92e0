"""`todoctl up`."""

import typer

from todoctl.cli.common import Invocation, command
from todoctl.cli.status import show


def up(call: Invocation) -> None:
    """Deploy, and prove the URL.

    Builds, migrates, rolls out and waits; nothing is touched that is right already.
    """
    from todoctl.targets import choose

    target = call.target
    call.ui.note(f"Target {call.choice.target}: {call.choice.reason}.")
    choose.remember(call.project, call.choice)
    status = target.up()
    if call.json:
        call.ui.document("status", status.document())
    else:
        call.ui.gap()
        show(call.ui, status)


def register(app: typer.Typer) -> None:
    app.command("up")(command(up))
