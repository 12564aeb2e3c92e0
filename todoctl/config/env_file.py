"""Reads `.env`: pure parsing of `KEY=VALUE` lines, with the line of whatever is wrong."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from todoctl.errors import UsageError

KNOWN = ("DATABASE_URL", "DATABASE_DIRECT_URL", "GEMINI_API_KEY", "GEMINI_MODEL", "GOOGLE_GEMINI_BASE_URL",
         "JWT_SECRET", "LOG_LEVEL", "NEXT_PUBLIC_API_URL")
LINE = re.compile(
    r"""(?:export\s+)?(?P<key>[A-Za-z_]\w*)\s*=\s*"""
    r"""(?P<value>"(?:\\.|[^"\\])*"|'[^']*'|(?:[^\s"'#](?:[^#]|(?<!\s)\#)*?)?)\s*(?:(?<=[\s"'])\#.*)?""",
    re.ASCII,
)
ESCAPES = {r"\n": "\n", r"\"": '"', r"\\": "\\"}


@dataclass(frozen=True)
class EnvFile:
    """The settings of one file, and those it holds that todoctl doesn't know."""

    values: dict[str, str]
    unknown: tuple[str, ...]


def parse(text: str, place: str) -> EnvFile:
    """Settings of an environment file; raises UsageError that names the line, never its value."""
    values: dict[str, str] = {}
    unknown: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        key, value = _pair(stripped, f"{place}:{number}")
        if key in KNOWN:
            values[key] = value
        else:
            _refuse_typo(key, f"{place}:{number}")
            unknown.append(key)
    return EnvFile(values, tuple(unknown))


def load(path: Path, *, required: bool) -> EnvFile:
    """The settings in a file; a missing one is empty unless it was asked for."""
    try:
        return parse(path.read_text(encoding="utf-8-sig"), str(path))
    except FileNotFoundError:
        if required:
            raise UsageError(f"The settings file {path} does not exist.",
                             hint="Give another one with --env-file, or leave the flag out.",
                             code="E-ENV-FILE") from None
        return EnvFile({}, ())
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The settings file {path} can't be read: {type(error).__name__}.",
                         hint="It must be a text file in UTF-8 that you may read.", code="E-ENV-FILE") from error


def _pair(line: str, place: str) -> tuple[str, str]:
    match = LINE.fullmatch(line)
    if not match:
        raise UsageError(f"{place}: this is not KEY=VALUE.",
                         hint="Quote values that have spaces, quotes or # in them: KEY='a value'.", code="E-ENV-LINE")
    return match["key"], _unquote(match["value"])


def _unquote(value: str) -> str:
    if value.startswith("'"):
        return value[1:-1]
    if value.startswith('"'):
        return re.sub(r"\\.", lambda found: ESCAPES.get(found[0], found[0]), value[1:-1])
    return value


def _refuse_typo(key: str, place: str) -> None:
    near = get_close_matches(key.upper(), KNOWN, n=1, cutoff=0.8)
    if near:
        raise UsageError(f"{place}: {key} is not a setting.", hint=f"Did you mean {near[0]}?", code="E-ENV-KEY")
