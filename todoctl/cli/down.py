"""`todoctl down`."""

import sys
from typing import Annotated

import typer

from todoctl.cli.common import Invocation, command
from todoctl.errors import UsageError

Purge = Annotated[bool, typer.Option(help="Remove the data too, after asking.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Don't ask.")]


def down(call: Invocation, purge: Purge = False, yes: Yes = False) -> None:
    """Stop everything, keep the data."""
    from todoctl.targets import choose

    target = call.target
    if purge and not yes:
        _ask(call)
    target.down(purge=purge)
    choose.forget(call.project)
    if call.json:
        call.ui.document("down", {"target": call.choice.target, "purged": purge})
    else:
        call.ui.result(f"Stopped, and all data removed ({call.choice.target})." if purge
                       else f"Stopped ({call.choice.target}). Start it again with: todoctl up")


def _ask(call: Invocation) -> None:
    question = f"Remove the database and all else of the target {call.choice.target}?"
    if not sys.stdin.isatty():
        raise UsageError("Nobody is there to confirm the purge.", hint="Confirm it with --yes.", code="E-CONFIRM")
    typer.confirm(question, abort=True)


def register(app: typer.Typer) -> None:
    app.command("down")(command(down))
