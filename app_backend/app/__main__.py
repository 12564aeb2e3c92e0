"""`python -m app`: serves until it is told to stop."""

import signal
import sys

from app.kit.settings import Settings, SettingsError, read

DRAIN_SECONDS = 25


def main() -> int:
    try:
        settings = read(Settings)
    except SettingsError as error:
        print(f"todo-backend: {error}", file=sys.stderr)
        return 2
    serve(settings)
    return 0


def serve(settings: Settings) -> None:
    # What is heavy comes after the settings, so that a bad one is told at once.
    import uvicorn

    from app.kit import logs
    from app.kit.edge import Edge
    from app.main import create_app

    logs.configure(settings.log_level)
    # uvicorn drains, then raises the signal again: a stop that was asked for is no failure.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    uvicorn.run(
        Edge(create_app(settings)),
        host=settings.host,
        port=settings.port,
        loop="uvloop",
        http="httptools",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=True,
        forwarded_allow_ips=settings.forwarded_allow_ips,
        timeout_graceful_shutdown=DRAIN_SECONDS,
    )


if __name__ == "__main__":
    sys.exit(main())
