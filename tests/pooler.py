"""PgBouncer in transaction mode in front of a real PostgreSQL, as Neon's pooled addresses have it."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.database import Server, free_port

PROGRAM = shutil.which("pgbouncer", path="/usr/sbin:/usr/bin:/usr/local/bin")
CONFIGURATION = """
[databases]
* = host=127.0.0.1 port={port}
[pgbouncer]
listen_addr = {listen}
listen_port = {own_port}
auth_type = plain
auth_file = {folder}/users
pool_mode = transaction
default_pool_size = 2
unix_socket_dir =
"""


@contextmanager
def pgbouncer(server: Server, *, listen: str = "127.0.0.1") -> Iterator[int]:
    """The port of a pooler in transaction mode, with two server connections for everybody."""
    assert PROGRAM, "install the Debian package pgbouncer"
    folder, own_port = Path(tempfile.mkdtemp(prefix="todo-pgbouncer-")), free_port()
    (folder / "users").write_text(f'"postgres" "{server.password}"\n')
    (folder / "ini").write_text(CONFIGURATION.format(
        listen=listen, port=server.port, own_port=own_port, folder=folder))
    folder.chmod(0o755)
    process = subprocess.Popen([PROGRAM, "-q", "-u", "nobody", str(folder / "ini")], stderr=subprocess.DEVNULL)
    try:
        yield own_port
    finally:
        process.terminate()
        process.wait(20)
        shutil.rmtree(folder)
