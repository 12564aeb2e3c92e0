"""Where the local target keeps what: one private folder per checkout."""

import hashlib
import os
import secrets
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from todoctl.errors import TodoctlError
from todoctl.targets.local.files import write_private

HINT = "Set TODOCTL_STATE to a folder of your own, then run the command again."


@dataclass(frozen=True)
class Layout:
    """The paths below the target's state folder."""

    root: Path

    @property
    def lock(self) -> Path:
        return self.root / "lock"

    @property
    def supervisor_lock(self) -> Path:
        return self.root / "supervisor.lock"

    @property
    def wanted(self) -> Path:
        """What should run, secrets included: written by `up`, read by the supervisor."""
        return self.root / "wanted.json"

    @property
    def observed(self) -> Path:
        """What does run: written by the supervisor."""
        return self.root / "supervisor.json"

    @property
    def release(self) -> Path:
        return self.root / "release.json"

    @property
    def jwt_secret(self) -> Path:
        return self.root / "jwt-secret"

    @property
    def postgres(self) -> Path:
        return self.root / "postgres"

    @property
    def built(self) -> Path:
        return self.root / "built"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    def log(self, name: str) -> Path:
        return self.logs / f"{name}.log"

    @cached_property
    def mark(self) -> str:
        """Tells this folder's processes from all others, even those of a copy of it."""
        seed = (self.root / "id").read_text() + str(self.root.resolve())
        return hashlib.sha256(seed.encode()).hexdigest()[:16]

    @property
    def exists(self) -> bool:
        return (self.root / "id").is_file()

    def make(self) -> None:
        """Creates the folders; raises TodoctlError if they can't be ours."""
        try:
            for folder in (self.root, self.logs, self.built):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._check_owner()
            self.root.chmod(0o700)
            if not self.exists:
                write_private(self.root / "id", secrets.token_hex(16))
        except OSError as error:
            raise TodoctlError(f"The state folder {self.root} can't be used: {error.strerror or error}.", hint=HINT,
                               code="E-STATE") from error

    def _check_owner(self) -> None:
        if self.root.stat().st_uid != os.geteuid():
            raise TodoctlError(f"The state folder {self.root} belongs to another user ({self.root.owner()}).",
                               hint=HINT, code="E-STATE")
