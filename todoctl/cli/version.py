"""`todoctl version`."""

import typer

from todoctl.cli.common import Invocation, command


def version(call: Invocation) -> None:
    """Show the version."""
    from importlib import metadata

    number = metadata.version("todoctl")
    if call.json:
        call.ui.document("version", {"version": number})
    else:
        call.ui.result(f"todoctl {number}")


def register(app: typer.Typer) -> None:
    app.command("version")(command(version))
