"""Where an answer waits: for some seconds, or until the test releases it."""

import threading


class Release:
    """Ends every wait that is going on, once for each call of `now`."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self._lock = threading.Lock()
        self.waiting = 0

    def wait(self, seconds: float | None) -> None:
        """Wait for that long, for ever with None, or until released."""
        with self._lock:
            event = self._event
            self.waiting += 1
        event.wait(seconds)
        with self._lock:
            self.waiting -= 1

    def now(self) -> None:
        """Let everything that waits go on; what comes later waits again."""
        with self._lock:
            released, self._event = self._event, threading.Event()
        released.set()
