"""When a process that ended is started again: soon at first, ever later if it keeps ending."""

from dataclasses import dataclass

FIRST_SECONDS = 0.25
LONGEST_SECONDS = 30.0
STABLE_SECONDS = 10.0
LOOP_FAILURES = 3


@dataclass(frozen=True)
class Backoff:
    """How often in a row a process ended young."""

    failures: int = 0

    def ended(self, lived: float) -> "Backoff":
        """Counts one more end, after so many seconds of life."""
        return Backoff(1 if lived >= STABLE_SECONDS else self.failures + 1)

    @property
    def delay(self) -> float:
        """Seconds to wait before the next start."""
        return min(FIRST_SECONDS * 2.0 ** max(self.failures - 1, 0), LONGEST_SECONDS)

    @property
    def looping(self) -> bool:
        return self.failures >= LOOP_FAILURES
