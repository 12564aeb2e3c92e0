"""`todoctl smoke`."""

from typing import Annotated

import typer

from todoctl.cli.common import Invocation, command
from todoctl.errors import TodoctlError

Url = Annotated[str | None, typer.Option(help="Another address than the deployment's own.")]


def smoke(call: Invocation, url: Url = None) -> None:
    """Try the app as a person would.

    The page, sign-up, a task by chat, and back out: the account is deleted again.
    """
    from todoctl.smoke import Address, journey, reach

    address = url or call.target.status().url
    if not address:
        raise TodoctlError("Nothing is deployed that could be tried.", hint="Deploy it with: todoctl up",
                           code="E-NOT-DEPLOYED")
    reach(Address(address.rstrip("/")))
    agent = journey(Address(address.rstrip("/")))
    if call.json:
        call.ui.document("smoke", {"url": address, "agent": agent, "ok": True})
    else:
        call.ui.result(f"{address} works: page, sign-up, a task by chat ({agent} agent), and back out.")


def register(app: typer.Typer) -> None:
    app.command("smoke")(command(smoke))
