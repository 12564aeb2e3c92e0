"""`todoctl down`."""

import sys
from typing import Annotated

import typer

from todoctl.cli.common import Invocation, command
from todoctl.errors import UsageError

Purge = Annotated[bool, typer.Option(help="Remove the data too, after asking.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Don't ask.")]


def down(call: Invocation, purge: Purge = False, yes: Yes = False) -> int:
    """Stop everything, keep the data."""
    from todoctl.targets import choose

    target = call.target
    if purge and not yes and not _agreed(call):
        call.ui.result("Nothing was removed.")
        return 1
    target.down(purge=purge)
    choose.forget(call.project)
    if call.json:
        call.ui.document("down", {"target": call.choice.target, "purged": purge})
    else:
        call.ui.result(f"Stopped, and all data removed ({call.choice.target})." if purge
                       else f"Stopped ({call.choice.target}). Start it again with: todoctl up")
    return 0


def _agreed(call: Invocation) -> bool:
    question = f"Remove the database and all else of the target {call.choice.target}?"
    if not sys.stdin.isatty():
        raise UsageError("Nobody is there to confirm the purge.", hint="Confirm it with --yes.", code="E-CONFIRM")
    return typer.confirm(question, err=True)


def register(app: typer.Typer) -> None:
    app.command("down")(command(down))
