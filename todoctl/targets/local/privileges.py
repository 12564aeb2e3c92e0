"""As whom PostgreSQL runs: it refuses root, and root must leave no trace on the machine to please it."""

import functools
import os
import pwd
import subprocess
from dataclasses import dataclass
from typing import TypedDict

from todoctl.errors import TodoctlError

UNSHARE = ("unshare", "-U", "--map-user=1000", "--map-group=1000")
UNPRIVILEGED = ("postgres", "daemon", "nobody")


class Credentials(TypedDict, total=False):
    """What subprocess needs to run a program as another user."""

    user: str
    group: int
    extra_groups: list[int]


@dataclass(frozen=True)
class Privileges:
    """What to put before a command, and which user to run it as (None: the one who asks)."""

    prefix: tuple[str, ...] = ()
    user: str | None = None


def privileges(*, namespaces: bool | None = None) -> Privileges:
    """The least invasive way to run a server that refuses root."""
    if os.geteuid() != 0:
        return Privileges()
    if namespaces if namespaces is not None else namespaces_allowed():
        return Privileges(prefix=UNSHARE)
    return Privileges(user=_unprivileged_user())


def credentials(user: str | None) -> Credentials:
    """How subprocess is told to run a program as a user; None is whoever asks."""
    return {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []} if user else {}


@functools.cache
def namespaces_allowed() -> bool:
    """Whether a process may have a user namespace of its own (Docker's default seccomp profile forbids it)."""
    try:
        return subprocess.run([*UNSHARE, "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def _unprivileged_user() -> str:
    for name in UNPRIVILEGED:
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise TodoctlError("PostgreSQL refuses to run as root, and this machine has no other user to run it as.",
                       hint="Run todoctl as an ordinary user, or set DATABASE_URL.", code="E-PG-ROOT")
