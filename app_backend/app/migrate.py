"""`python -m app.migrate`: logs to stderr, one JSON document as the last line of stdout."""

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

from app.kit.settings import DatabaseSettings, SettingsError, read
from app.migrations.faults import MigrateError
from app.migrations.runner import Runner

SCRIPTS = Path(__file__).parent / "migrations"
WORTH_WAITING = frozenset({"E-DB-REFUSED", "E-DB-HOST"})
PAUSE_SECONDS = 1


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m app.migrate", description="Moves the database between revisions.")
    parser.add_argument("--scripts", type=Path, default=SCRIPTS, help="folder of the migrations")
    parser.add_argument("--lock-timeout", type=int, default=15, metavar="SECONDS", help="wait that long for a lock")
    commands = parser.add_subparsers(dest="command", required=True)
    upgrade = commands.add_parser("upgrade", help="apply what is missing")
    upgrade.add_argument("revision", nargs="?", default="head")
    upgrade.add_argument("--wait", type=int, default=0, metavar="SECONDS", help="wait for a database that starts")
    downgrade = commands.add_parser("downgrade", help="undo what is above a revision")
    downgrade.add_argument("revision")
    commands.add_parser("status", help="tell the revision")
    commands.add_parser("check", help="connect only")
    return parser.parse_args(arguments)


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def run(options: argparse.Namespace, runner: Runner) -> list[str]:
    """What was applied or undone; raises MigrateError."""
    if options.command == "upgrade":
        _wait(runner, seconds=options.wait)
        return runner.upgrade(options.revision)
    if options.command == "downgrade":
        return runner.downgrade(options.revision)
    runner.current()
    return []


def _wait(runner: Runner, *, seconds: int) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            runner.current()
            return
        except MigrateError as error:
            if error.code not in WORTH_WAITING or time.monotonic() > deadline:
                raise
            say(f"waiting: {error.message}")
            time.sleep(PAUSE_SECONDS)


def _reached(runner: Runner) -> str | None:
    try:
        return runner.current()
    except MigrateError:
        return None


def outcome(options: argparse.Namespace) -> dict[str, Any]:
    """The document to print."""
    try:
        settings = read(DatabaseSettings)
    except SettingsError as error:
        return _failure(
            MigrateError("E-DB-URL", f"{error}.", "Set it as the provider prints it."), current=None, head=None
        )
    runner = Runner(settings.database, scripts=options.scripts, lock_seconds=options.lock_timeout, say=say)
    try:
        applied = run(options, runner)
        return {"ok": True, "current": runner.current(), "head": runner.head, "applied": applied}
    except MigrateError as error:
        say(f"{error.code}: {error.message} {error.hint}")
        reachable = error.code.startswith("E-MIGRATE")
        return _failure(error, current=_reached(runner) if reachable else None, head=runner.head)


def _failure(error: MigrateError, *, current: str | None, head: str | None) -> dict[str, Any]:
    told = {"code": error.code, "message": error.message, "hint": error.hint}
    return {"ok": False, "error": told, "current": current, "head": head}


def main(arguments: list[str]) -> int:
    document = outcome(parse(arguments))
    print(json.dumps(document), flush=True)
    return 0 if document["ok"] else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
