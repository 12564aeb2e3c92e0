"""Makes a port of this machine's loopback reachable from pods, as a database on another host would be."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

CHUNK = 65536


@contextmanager
def relay(port: int, *, listen: str) -> Iterator[int]:
    """The port at the address `listen` whose connections go to the port of 127.0.0.1."""
    loop = asyncio.new_event_loop()
    server = loop.run_until_complete(asyncio.start_server(lambda r, w: _join(r, w, port), listen, 0))
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()


async def _join(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int) -> None:
    there_reader, there_writer = await asyncio.open_connection("127.0.0.1", port)
    await asyncio.gather(_copy(reader, there_writer), _copy(there_reader, writer), return_exceptions=True)


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while data := await reader.read(CHUNK):
            writer.write(data)
            await writer.drain()
    finally:
        writer.close()
