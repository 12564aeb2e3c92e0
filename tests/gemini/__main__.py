"""Run the stand-in: `python -m tests.gemini --port 0` prints where it listens, then serves until it is stopped."""

import argparse
import json
import sys
import threading

from tests.gemini.client import DEFAULT_KEY
from tests.gemini.server import StandInServer
from tests.gemini.service import MODES


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.gemini", description="A local stand-in for the Gemini API.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on; 0.0.0.0 inside a pod")
    parser.add_argument("--port", type=int, default=0, help="port to listen on; 0 takes a free one")
    parser.add_argument("--mode", choices=MODES, default="script")
    parser.add_argument("--key", nargs="+", action="extend", help=f"keys that are valid (default: {DEFAULT_KEY})")
    parser.add_argument("--until-input-ends", action="store_true", help="stop when standard input closes")
    return parser.parse_args()


def stop_with_input(server: StandInServer) -> None:
    """Stop when whoever started this process is gone."""
    sys.stdin.read()
    server.shutdown()


def main() -> None:
    """Serve until interrupted."""
    options = arguments()
    server = StandInServer(options.host, options.port, keys=options.key or [DEFAULT_KEY], mode=options.mode)
    host = "127.0.0.1" if options.host == "0.0.0.0" else options.host  # noqa: S104
    port = server.server_port
    sys.stdout.write(json.dumps({"port": port, "url": f"http://{host}:{port}"}) + "\n")
    sys.stdout.flush()
    if options.until_input_ends:
        threading.Thread(target=stop_with_input, args=(server,), daemon=True).start()
    try:
        server.serve_forever(poll_interval=0.1)
    except KeyboardInterrupt:
        server.server_close()


main()
