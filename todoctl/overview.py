"""What a bare `todoctl` or `todoctl --help` shows: from a table, for building the whole command line takes longer."""

COMMANDS = {
    "up": "Deploy, and prove the URL.",
    "status": "Show what runs, and where.",
    "logs": "Show the logs.",
    "migrate": "Bring the schema to the code's head.",
    "down": "Stop everything, keep the data.",
    "smoke": "Try the app as a person would.",
    "render": "Show the objects that `up` applies.",
    "version": "Show the version.",
}
ASKED: tuple[list[str], ...] = ([], ["--help"], ["-h"])
INTRODUCTION = """\
Usage: todoctl COMMAND [OPTIONS]

  One command takes a chatbot that keeps your tasks from a checkout to a running
  deployment. What a command takes: todoctl COMMAND --help

Options:
  --install-completion  Install completion for the current shell.
  --show-completion     Show it, to copy it or to change it.
  --help                Show this message and exit.

Commands:
"""


def overview() -> str:
    """The introduction and a line for each command."""
    width = max(map(len, COMMANDS))
    return INTRODUCTION + "".join(f"  {name.ljust(width)}  {what}\n" for name, what in COMMANDS.items())
