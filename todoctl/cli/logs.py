"""`todoctl logs`."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from todoctl.cli.common import Invocation, command
from todoctl.errors import UsageError
from todoctl.targets import COMPONENTS

Component = Annotated[str | None, typer.Argument(help=f"One of {', '.join(COMPONENTS)}; else all.")]
Follow = Annotated[bool, typer.Option("--follow", "-f", help="Go on as new lines come.")]


def logs(call: Invocation, component: Component = None, follow: Follow = False) -> None:
    """Show the logs.

    With -o json each line is a document.
    """
    if component not in (None, *COMPONENTS):
        raise UsageError(f"There is no component {component}.", hint=f"There are: {', '.join(COMPONENTS)}.",
                         code="E-COMPONENT")
    for line in call.target.logs(component, follow=follow):
        if call.json:
            print(json.dumps({"schema": "todoctl.logs/v1", **asdict(line)}), file=call.ui.out, flush=True)
        else:
            call.ui.result(f"{line.source} | {line.text}")


def register(app: typer.Typer) -> None:
    app.command("logs")(command(logs))
