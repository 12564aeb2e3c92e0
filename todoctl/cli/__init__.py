"""The commands: each in a file of its own, registered here in the order in which people meet them."""

import typer

from todoctl.cli import down, logs, migrate, render, smoke, status, up, version

app = typer.Typer(
    name="todoctl", no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False,
    help="One command takes a chatbot that keeps your tasks from a checkout to a running deployment.",
)

for module in (up, status, logs, migrate, down, smoke, render, version):
    module.register(app)
