"""The HTTP server of the stand-in: one thread for each connection, addresses and keys taken from the request."""

import re
from collections.abc import Collection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.gemini import control, wire
from tests.gemini.log import Log, Record, masked_headers, masked_query, readable
from tests.gemini.release import Release
from tests.gemini.service import Call, Mode, Reply, Service

ADDRESS = re.compile(r"(?:/.*)?/(?P<version>v1|v1beta)/models(?:/(?P<model>[^/:]+)(?::(?P<verb>\w+))?)?")
VERBS = {"POST": ("generateContent", "streamGenerateContent", "countTokens"), "GET": ("",)}
NOT_FOUND = b"<html><title>Error 404 (Not Found)!!1</title><p>The requested URL was not found on this server.</html>"


class StandInServer(ThreadingHTTPServer):
    """A server with the state of one stand-in."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, host: str, port: int, *, keys: Collection[str], mode: Mode) -> None:
        super().__init__((host, port), Handler)
        self.service = Service(keys, mode)
        self.log = Log()
        self.release = Release()

    def reset(self) -> None:
        """Empty script and log, first mode, and nothing waits any more."""
        self.service.reset()
        self.release.now()
        self.log.clear()


class Handler(BaseHTTPRequestHandler):
    """Reads a request, asks the control endpoints or the service, and writes the reply."""

    server: StandInServer
    protocol_version = "HTTP/1.1"
    # Without this a small event waits for the acknowledgement of the one before it.
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Answer a GET."""
        self._answer()

    def do_POST(self) -> None:
        """Answer a POST."""
        self._answer()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Stay silent: the log of requests is read through the control endpoints."""

    def _answer(self) -> None:
        body = self._body()
        address = urlsplit(self.path)
        headers, query = masked_headers(self.headers), masked_query(address.query)
        record = Record(method=self.command, path=address.path, query=query, headers=headers, body=readable(body))
        if address.path.startswith(control.PREFIX):
            reply = control.reply(self.server, self.command, address.path, record.body)
        else:
            self.server.log.add(record)
            reply = self._ask_service(address.path, address.query, body)
        wire.send(reply, self, record, self.server.release.wait)

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        body = b""
        while size := int(self.rfile.readline().split(b";")[0], 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def _ask_service(self, path: str, query: str, body: bytes) -> Reply:
        found = ADDRESS.fullmatch(unquote(path))
        if not found or (found["verb"] or "") not in VERBS[self.command]:
            return Reply(status=404, chunks=[NOT_FOUND], content_type="text/html; charset=UTF-8")
        parameters = dict(parse_qsl(query))
        key = self.headers.get("x-goog-api-key") or parameters.get("key")
        model, verb = found["model"] or "", found["verb"] or ""
        return self.server.service.reply(
            Call(version=found["version"], model=model, verb=verb, key=key, query=parameters, body=body)
        )
