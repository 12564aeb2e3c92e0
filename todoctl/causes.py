"""Finds, in the output of pip, npm or next, the line that says why a build failed."""

import re
from pathlib import Path

from todoctl.errors import TodoctlError

ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
SPECIAL = (
    (re.compile(r"no space left on device|ENOSPC|disk quota exceeded", re.IGNORECASE), "E-DISK",
     "the disk is full", "Make room, then run the command again: it continues."),
    (re.compile(r"ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT"
                r"|NewConnectionError|ConnectTimeoutError|ReadTimeoutError|name resolution|ProxyError|Max retries"
                r"|Connection (?:refused|reset|broken)", re.IGNORECASE), "E-NETWORK",
     "the package registry can't be reached", "Check the network or the proxy, then run the command again."),
)
TELLING = tuple(re.compile(pattern) for pattern in (
    r"^(?:\./)?[\w./\[\]()-]+\.(?:tsx?|mjs|css):\d+:\d+.*",
    r"^(?:Type|Syntax|Reference|Range|Module)?\s?Error: .+",
    r"^Module not found: .+",
    r"^npm (?:error|ERR!) (?!code|errno|syscall|path|A complete log|\s*$).+",
    r"^ERROR: (?!Could not find a version|Ignored the following).+",
    r"^.*\b(?:error|Error|ERROR)\b.*",
))


def explain(title: str, output: str, log: Path) -> TodoctlError:
    """The failure of a build step as a user reads it."""
    text = ANSI.sub("", output)
    for pattern, code, cause, hint in SPECIAL:
        if pattern.search(text):
            return TodoctlError(f"{title} failed: {cause}.", hint=f"{hint}\nThe whole output: {log}", code=code)
    return TodoctlError(f"{title} failed: {telling_line(text)}", hint=f"The whole output: {log}", code="E-BUILD")


def telling_line(text: str) -> str:
    """The line with the cause: by the most precise pattern that any line fits; else the last line."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for pattern in TELLING:
        for number, line in enumerate(lines):
            if pattern.match(line):
                return line if not _is_place(line) else " ".join(lines[number:number + 2])
    return lines[-1] if lines else "it said nothing"


def _is_place(line: str) -> bool:
    return TELLING[0].fullmatch(line) is not None and " " not in line
