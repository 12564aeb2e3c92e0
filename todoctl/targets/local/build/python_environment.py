"""Python environments from locked requirements: every file is checked against its hash."""

import sys
from collections.abc import Callable
from pathlib import Path

from todoctl.targets.local.build import artefacts, content
from todoctl.targets.local.build.command import Command, Commands
from todoctl.targets.local.environment import for_builds

PIP = ("-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--no-compile", "--progress-bar", "off",
       "--require-hashes", "-r")


def place(built: Path, requirements: Path) -> Path:
    """Where the environment of these requirements belongs; another Python makes another one."""
    return built / f"python-{content.key_of_file(requirements, sys.version, sys.base_prefix)}"


def install(built: Path, requirements: Path, commands: Commands, *, log: Path, say: Callable[[str], None]) -> Path:
    """Makes the environment unless it is there; answers its folder."""
    def fill(draft: Path) -> None:
        steps = ((sys.executable, "-m", "venv", str(draft)), (str(interpreter(draft)), *PIP, str(requirements)))
        for words in steps:
            commands.run(Command("Installing Python packages", words, draft, for_builds(), log), say)

    target = place(built, requirements)
    artefacts.make_once(target, fill)
    return target


def interpreter(environment: Path) -> Path:
    return environment / "bin" / "python"
