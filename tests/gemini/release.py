"""Where an answer waits: for some seconds, or until the test releases it."""

import threading


class Release:
    """Ends every wait that is going on, once for each call of `now`."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def wait(self, seconds: float | None) -> None:
        """Wait for that long, for ever with None, or until released."""
        self._event.wait(seconds)

    def now(self) -> None:
        """Let everything that waits go on; what comes later waits again."""
        released, self._event = self._event, threading.Event()
        released.set()
