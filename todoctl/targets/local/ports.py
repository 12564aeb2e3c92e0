"""Free TCP ports of 127.0.0.1, the usual one first."""

import socket
from collections.abc import Collection

from todoctl.errors import TodoctlError

HOST = "127.0.0.1"
TRIES = 100


def free(preferred: int, *, avoid: Collection[int] = ()) -> int:
    """The first port from the preferred one upwards that nobody listens on."""
    for port in range(preferred, min(preferred + TRIES, 65536)):
        if port not in avoid and is_free(port):
            return port
    raise TodoctlError(f"All ports from {preferred} to {preferred + TRIES - 1} are taken.",
                       hint="Stop what listens there, then run the command again.", code="E-PORT")


def is_free(port: int) -> bool:
    """Whether a server could listen on the port; a wildcard listener counts as taken on every system."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
        except OSError:
            return False
    return not answers(port)


def answers(port: int) -> bool:
    """Whether something accepts connections on the port."""
    with socket.socket() as client:
        client.settimeout(1)
        return client.connect_ex((HOST, port)) == 0
