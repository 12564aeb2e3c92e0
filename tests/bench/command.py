"""The command line itself."""

import sys
from collections.abc import Iterator

from tests.bench.measure import Row, cpu_seconds

RUNS = 15


def rows() -> Iterator[Row]:
    times = [cpu_seconds([sys.executable, "-m", "todoctl", "--help"]) for _ in range(RUNS)]
    yield Row("todoctl --help, CPU, best of 15", min(times) * 1000, "ms", 100)
    yield Row("bare python, CPU, best of 15",
              min(cpu_seconds([sys.executable, "-c", ""]) for _ in range(RUNS)) * 1000, "ms")
