"""The embedded PostgreSQL: made once, started, found again, stopped; reachable by password on 127.0.0.1 only."""

import shutil
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import psutil

from todoctl.errors import TodoctlError
from todoctl.targets.local import ports, processes
from todoctl.targets.local.postgres import binaries, cluster
from todoctl.targets.local.postgres.home import Home, choose
from todoctl.targets.local.processes import Identity

PORT = 5432
START_SECONDS = 30.0
STOP_SECONDS = 30.0
READY = "ready"
OPTIONS = {
    "listen_addresses": ports.HOST,
    "unix_socket_directories": "",
    "shared_buffers": "64MB",
    "max_connections": "60",
    "fsync": "on",
    "io_method": "sync",  # no worker processes: this is one person's database
    "jit": "off",
    "log_min_error_statement": "panic",  # a failed statement may hold what people wrote
}


class Postgres:
    """A PostgreSQL of one folder's own."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory.resolve()
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> str:
        """Starts it unless it runs; answers its URL, password included, once it takes connections."""
        if not self.running:
            self.prepare()
            self._launch(ports.free(PORT))
        self.wait_ready()
        return self.url(self.port or PORT)

    def stop(self) -> None:
        """Stops it in order: open transactions are rolled back, the data is left clean."""
        if identity := self.identity:
            processes.stop(identity, first=signal.SIGINT, grace=STOP_SECONDS)
        if self._process:
            self._process.wait()
            self._process = None

    def remove(self) -> None:
        """Gives up the data, wherever it is."""
        self.home.remove()
        shutil.rmtree(self.directory, ignore_errors=True)

    @property
    def running(self) -> bool:
        return self.identity is not None

    @property
    def ready(self) -> bool:
        """Whether it takes connections."""
        return self.running and self._pid_file()[7:8] == [READY]

    @property
    def port(self) -> int | None:
        """The port that the running server listens on."""
        lines = self._pid_file()
        return int(lines[3]) if self.running and len(lines) > 3 else None

    @property
    def identity(self) -> Identity | None:
        """The running server: the pid file may be stale and its pid another's, but nobody else serves its folder."""
        lines = self._pid_file()
        if lines and lines[0].isdecimal():
            with suppress(psutil.Error):
                if str(self.data) in psutil.Process(int(lines[0])).cmdline():
                    return processes.identify(int(lines[0]))
        return None

    @property
    def home(self) -> Home:
        return choose(self.directory)

    @property
    def data(self) -> Path:
        return cluster.data(self.home.path)

    def url(self, port: int) -> str:
        """Where and how to connect, password included."""
        return cluster.url(self.home.path, port)

    def query(self, statement: str) -> str | None:
        """The single value that a statement answers; None if it fails."""
        done = subprocess.run(
            self.home.command("psql", "--no-psqlrc", "-At", "-c", statement), capture_output=True, text=True,
            check=False, env={**cluster.ENVIRONMENT, **cluster.access(self.home.path, self.port or PORT)})
        return done.stdout.strip() if done.returncode == 0 else None

    def prepare(self) -> None:
        """Makes the data folder once and clears what a crash left, so that the command can be run."""
        home = self.home
        self.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        home.make()
        if not self.data.exists():
            cluster.create(home)
        binaries.check_data(self.data, home.installation)
        self._forget_stale_pid()

    def command(self, port: int) -> list[str]:
        """What runs the server in the foreground."""
        options = [word for key, value in OPTIONS.items() for word in ("-c", f"{key}={value}")]
        return self.home.command("postgres", "-D", str(self.data), "-c", f"port={port}", *options)

    def wait_ready(self, seconds: float = START_SECONDS) -> None:
        """Waits until it takes connections; raises TodoctlError with its last words otherwise."""
        deadline = time.monotonic() + seconds
        while not self.ready:
            ended = self._process is not None and self._process.poll() is not None
            if ended or time.monotonic() > deadline:
                raise TodoctlError(f"PostgreSQL did not start: {self._last_words()}",
                                   hint=f"Its log: {self.log}", code="E-PG-START")
            time.sleep(processes.POLL_SECONDS)

    @property
    def log(self) -> Path:
        return self.directory / "postgres.log"

    def _launch(self, port: int) -> None:
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self.command(port), stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/", env=cluster.ENVIRONMENT,
                start_new_session=True, **self.home.credentials)

    def _pid_file(self) -> list[str]:
        try:
            return [line.strip() for line in (self.data / "postmaster.pid").read_text().splitlines()]
        except OSError:
            return []

    def _forget_stale_pid(self) -> None:
        """PostgreSQL itself clears the file of a dead server, but not if its pid is another's, or not yet reaped."""
        lines = self._pid_file()
        blocked = lines and lines[0].isdecimal() and psutil.pid_exists(int(lines[0]))
        if blocked and not self.running and not self._at_work():
            (self.data / "postmaster.pid").unlink(missing_ok=True)

    def _at_work(self) -> bool:
        """Whether a process still works in the data folder: while one does, the file guards the data."""
        for process in psutil.process_iter():
            with suppress(psutil.Error, OSError):
                if Path(process.cwd()).samefile(self.data):
                    return True
        return False

    def _last_words(self) -> str:
        lines = self.log.read_text(errors="replace").splitlines() if self.log.exists() else []
        return next((line for line in reversed(lines) if "FATAL" in line), lines[-1] if lines else "it said nothing")

