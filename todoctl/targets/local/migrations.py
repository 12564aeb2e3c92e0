"""Runs the backend's own migration command and reads its answer."""

import json
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from todoctl.errors import TodoctlError
from todoctl.model import Migration
from todoctl.targets.local import last_words
from todoctl.targets.local.build.backend import Backend

UPGRADE = ("upgrade", "--wait", "10")  # seconds, for a database that is just starting
STATUS = ("status",)


@dataclass(frozen=True)
class Migrator:
    """The migration command of one backend, against one database."""

    backend: Backend
    environment: Mapping[str, str]
    log: Path

    def run(self, words: tuple[str, ...], say: Callable[[str], None] | None = None) -> Migration:
        """Where the schema stands afterwards; raises TodoctlError with the code that the command gives."""
        begin = self.log.stat().st_size if self.log.exists() else 0
        command = [str(self.backend.python), "-m", "app.migrate", *words]
        with self.log.open("a") as log, subprocess.Popen(
                command, cwd=self.backend.source, env=self.environment, stdin=subprocess.DEVNULL, text=True,
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, errors="replace", start_new_session=True) as process:
            try:
                for line in process.stderr or ():
                    log.write(line)
                    if say:
                        say(line.strip())
                answer = process.stdout.read() if process.stdout else ""
            except BaseException:
                process.kill()  # its transaction rolls back
                raise
        return self._read(answer, begin)

    def _read(self, answer: str, begin: int) -> Migration:
        try:
            document: dict[str, Any] = json.loads(answer.strip().splitlines()[-1])
        except (IndexError, ValueError):
            raise TodoctlError(f"The migration broke off: {last_words.read(self.log, begin) or 'it said nothing'}",
                               hint=f"Its log: {self.log}", code="E-MIGRATE-FAILED") from None
        return interpret(document)


def interpret(document: Mapping[str, Any]) -> Migration:
    """The answer of `python -m app.migrate` as a Migration, or the TodoctlError that it describes."""
    if not document["ok"]:
        error = document["error"]
        raise TodoctlError(error["message"], hint=error.get("hint") or "", code=error["code"])
    return Migration(document["current"], document["head"], tuple(document.get("applied", ())))
