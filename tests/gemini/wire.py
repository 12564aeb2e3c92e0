"""Write a reply to the client, with the faults that were asked for on the way."""

import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler

from tests.gemini.log import Record
from tests.gemini.service import Reply

Wait = Callable[[float | None], None]


def send(reply: Reply, handler: BaseHTTPRequestHandler, record: Record, wait: Wait) -> None:
    """Send the whole reply and note in the record when, or that the client went away."""
    record.unscripted = reply.unscripted
    if reply.how.first_byte:
        wait(reply.how.first_byte)
    try:
        if reply.how.cut == "connection" and reply.how.sent_events == 0:
            handler.close_connection = True
            return
        (send_stream if reply.streamed else send_document)(reply, handler, record, wait)
    except OSError:
        record.aborted = True
    finally:
        record.finished = record.finished or time.monotonic()


def send_document(reply: Reply, handler: BaseHTTPRequestHandler, record: Record, wait: Wait) -> None:
    """One document with its length; a dropped connection announces more than it sends."""
    body = b"".join(reply.chunks)
    shown = body[: len(body) // 2] if reply.how.cut else body
    if reply.how.held:
        wait(None)
    start(reply, handler, record, {"Content-Length": str(len(body if reply.how.cut == "connection" else shown))})
    record.finished = time.monotonic()
    handler.wfile.write(shown)
    if reply.how.cut == "connection":
        handler.close_connection = True


def send_stream(reply: Reply, handler: BaseHTTPRequestHandler, record: Record, wait: Wait) -> None:
    """One HTTP chunk for each event."""
    how = reply.how
    start(reply, handler, record, {"Transfer-Encoding": "chunked"})
    whole = reply.chunks[: how.sent_events] if how.cut else reply.chunks
    for number, chunk in enumerate(whole):
        if number == 1 and how.held:
            wait(None)
        if number and how.pause:
            wait(how.pause)
        send_chunk(handler, chunk)
    if how.cut == "connection":
        handler.close_connection = True
        return
    if how.cut == "body":
        torn = reply.chunks[len(whole)]
        send_chunk(handler, torn[: len(torn) // 2])
    # Before the last byte, so that whoever has read the answer also finds its end in the log.
    record.finished = time.monotonic()
    handler.wfile.write(b"0\r\n\r\n")


def start(reply: Reply, handler: BaseHTTPRequestHandler, record: Record, framing: dict[str, str]) -> None:
    """The status line and the headers."""
    record.status = reply.status
    handler.send_response(reply.status)
    for name, value in {"Content-Type": reply.content_type, **framing}.items():
        handler.send_header(name, value)
    handler.end_headers()
    record.first_byte = time.monotonic()


def send_chunk(handler: BaseHTTPRequestHandler, data: bytes) -> None:
    """One chunk of a chunked body."""
    handler.wfile.write(b"%x\r\n%b\r\n" % (len(data), data))
    handler.wfile.flush()
