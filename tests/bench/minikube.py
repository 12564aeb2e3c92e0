"""The target `minikube`: first and second `up`, and what the images add to their bases."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.measure import Row, clone, seconds

FLAGS = ("--target", "minikube", "--namespace", "todo-bench", "--set", "frontend.nodePort=30182",
         "--set", "ingress.host=todo-bench.test")
DOWN = (*FLAGS[:4], "--purge", "--yes")
BASES = {"backend": ("python:3.13-slim", 120), "frontend": ("node:20-alpine", 40)}


def rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as place:
        checkout = clone(Path(place) / "clone")
        program = [sys.executable, "-m", "todoctl"]
        try:
            yield Row("first up on Minikube", seconds([*program, "up", *FLAGS], checkout), "s")
            second = min(seconds([*program, "up", *FLAGS], checkout) for _ in range(3))
            yield Row("second up on Minikube, best of 3", second, "s")
            yield from sizes(checkout, program)
        finally:
            seconds([*program, "down", *DOWN], checkout)


def sizes(checkout: Path, program: list[str]) -> Iterator[Row]:
    done = subprocess.run([*program, "status", "-o", "json", *FLAGS], cwd=checkout, capture_output=True, text=True,
                          check=True)
    for name, image in json.loads(done.stdout)["release"]["images"].items():
        base, limit = BASES[name]
        yield Row(f"{name} image over {base}", (size(image) - size(base)) / 10**6, "MB", limit)


def size(image: str) -> int:
    """An image's size in the node's Docker, in bytes."""
    shell = f'eval "$(minikube docker-env)" && docker image inspect --format "{{{{.Size}}}}" {image}'
    return int(subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=True).stdout)
