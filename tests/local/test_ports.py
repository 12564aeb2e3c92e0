"""Ports that others have."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from tests.local.site import Site, eventually, kill
from todoctl.targets.local import ports


@contextmanager
def taken(port: int) -> Iterator[None]:
    """Somebody listens on the port, be it this test."""
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if ports.is_free(port):
            other.bind(("127.0.0.1", port))
            other.listen()
        yield


def test_a_taken_port_is_passed_over_and_said(site: Site) -> None:
    with taken(3000):
        outcome = site.up()
    assert "Port 3000 is taken by another program: the page listens on " in outcome.err
    assert urlsplit(site.url).port != 3000


def test_a_port_that_was_lost_is_given_up(app: Site) -> None:
    port = urlsplit(app.url).port
    assert port
    pids = app.pids()
    for name in ("supervisor", "frontend"):
        kill(pids[name])
    eventually(lambda: ports.is_free(port), "the port is free")
    with taken(port):
        outcome = app.up()
        assert "the page listens on" in outcome.err
        assert urlsplit(app.url).port != port
        assert app.status()["healthy"]
