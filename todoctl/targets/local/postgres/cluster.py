"""A database cluster on disk: made in one piece or not at all, with a password of its own."""

import os
import secrets
import shutil
import subprocess
import tempfile
from pathlib import Path

from todoctl.errors import TodoctlError
from todoctl.targets.local import ports
from todoctl.targets.local.postgres.home import Home

NAME = "cluster"
ROLE = "todo"
DATABASE = "todo"
ENVIRONMENT = {"LC_ALL": "C", "PATH": os.defpath}
ACCESS = f"host all all {ports.HOST}/32 scram-sha-256\n"
INITDB = ("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
          "--auth=reject", "--username=postgres", "--no-instructions")


def data(home: Path) -> Path:
    """The data folder of the cluster in a home."""
    return home / NAME / "data"


def url(home: Path, port: int) -> str:
    """The URL of the app's database, password included."""
    return f"postgresql://{ROLE}:{_password(home)}@{ports.HOST}:{port}/{DATABASE}"


def access(home: Path, port: int) -> dict[str, str]:
    """The same as PostgreSQL's own programs take it: through the environment, so that no list of processes shows it."""
    return {"PGHOST": ports.HOST, "PGPORT": str(port), "PGUSER": ROLE, "PGDATABASE": DATABASE,
            "PGPASSWORD": _password(home)}


def _password(home: Path) -> str:
    return (home / NAME / "password").read_text()


def create(home: Home) -> None:
    """Makes a cluster with the app's role and database beside its place, then moves it there."""
    for abandoned in home.path.glob("new-*"):
        shutil.rmtree(abandoned)
    workspace = Path(tempfile.mkdtemp(prefix="new-", dir=home.path))
    try:
        home.give(workspace)
        password = secrets.token_urlsafe(24)
        _initialise(home, workspace / "data", password)
        _write_private(workspace / "password", password)
        workspace.rename(home.path / NAME)
    finally:
        shutil.rmtree(workspace, ignore_errors=True)


def _initialise(home: Home, folder: Path, password: str) -> None:
    _run(home, ["initdb", "-D", str(folder), *INITDB])
    (folder / "pg_hba.conf").write_text(ACCESS)
    _run(home, ["postgres", "--single", "-D", str(folder), "postgres"],
         f"CREATE ROLE {ROLE} LOGIN CREATEDB CREATEROLE PASSWORD '{password}'\n"
         f"CREATE DATABASE {DATABASE} OWNER {ROLE}\n")


def _run(home: Home, command: list[str], text: str = "") -> None:
    done = subprocess.run(home.command(*command), input=text, capture_output=True, text=True, check=False, cwd="/",
                          env=ENVIRONMENT, **home.credentials)
    faults = [line for line in done.stderr.splitlines() if "ERROR" in line or "FATAL" in line]
    if done.returncode or faults:
        cause = (faults or done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
        raise TodoctlError(f"PostgreSQL's {command[0]} failed: {cause}", code="E-PG-CREATE",
                           hint="Is there room on the disk, and is the folder one that you may write to?")


def _write_private(path: Path, text: str) -> None:
    path.touch(mode=0o600)
    path.write_text(text)
