"""Builds images with BuildKit."""

import re
import subprocess
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from todoctl.errors import TodoctlError
from todoctl.images.content import key
from todoctl.images.engine import Engine
from todoctl.targets.local.build.causes import explain
from todoctl.ui import Row, Ui

LABEL = "todoctl.dev/content"
STEP = re.compile(r"^#\d+ \[(?P<name>.+)")
# As in: #9 ERROR: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1
BROKEN = re.compile(r"^#(?P<number>\d+) ERROR: ")
SOLVE = re.compile(r"^ERROR: (?:failed to build: )?(?:failed to solve: )?(?P<text>.+)")


@dataclass(frozen=True)
class Source:
    """What an image is made from."""

    name: str
    folder: Path
    base: str

    @property
    def arguments(self) -> dict[str, str]:
        return {"BASE_IMAGE": self.base}


@dataclass(frozen=True)
class Image:
    """An image that the engine has: its reference, and the id that running pods must show."""

    name: str
    reference: str
    id: str
    built: bool


def ensure(engine: Engine, sources: Sequence[Source], registry: str, logs: Path, ui: Ui) -> dict[str, Image]:
    """The images of all sources, those that changed built side by side; raises TodoctlError for a failed build."""
    with ThreadPoolExecutor(len(sources)) as pool:
        done = [pool.submit(_ensure, engine, source, registry, logs, ui) for source in sources]
    return {image.name: image for image in (work.result() for work in done)}


def _ensure(engine: Engine, source: Source, registry: str, logs: Path, ui: Ui) -> Image:
    base = engine.image_id(source.base) or engine.pull(source.base)
    content = key(source.folder, source.arguments, base)
    reference = f"{registry}/todo-{source.name}:{content}" if registry else f"todo-{source.name}:{content}"
    there = engine.image_id(reference)
    if there:
        return Image(source.name, reference, there, built=False)
    with ui.step(f"Building the {source.name} image") as row:
        _build(engine, source, reference, logs / f"build-{source.name}.log", row)
        made = engine.image_id(reference)
        row.done(reference)
    if not made:
        raise TodoctlError(f"The build of {source.name} ended well, but its image is not in the engine.",
                           hint="Is another builder set as the default? See: docker buildx ls", code="E-BUILD")
    return Image(source.name, reference, made, built=True)


def command(source: Source, reference: str, *, buildx: bool) -> list[str]:
    """The build's words; both forms use BuildKit, which cache mounts need."""
    head = ["docker", "buildx", "build", "--builder", "default"] if buildx else ["docker", "build"]
    content = reference.rpartition(":")[2]
    arguments = [f"--build-arg={name}={value}" for name, value in source.arguments.items()]
    return [*head, "--progress=plain", f"--tag={reference}", f"--label={LABEL}={content}", *arguments,
            str(source.folder)]


def _build(engine: Engine, source: Source, reference: str, log: Path, row: Row) -> None:
    environment = {**engine.environment, "DOCKER_BUILDKIT": "1"}
    log.parent.mkdir(parents=True, exist_ok=True)
    lines: list[str] = []
    with log.open("w") as file, subprocess.Popen(
            command(source, reference, buildx=_has_buildx(environment)), env=environment, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, errors="replace") as process:
        for line in process.stdout or ():
            file.write(line)
            lines.append(line.rstrip())
            if step := STEP.match(line):
                row.say(step["name"].strip().replace("]", " ·", 1))
    if process.returncode:
        raise explain(f"Building the {source.name} image", complaint(lines), log)


def complaint(lines: Sequence[str]) -> str:
    """What the failed step wrote, from a build's plain output; else why the build could not even begin."""
    broken = next((match["number"] for line in lines if (match := BROKEN.match(line))), "")
    output = re.compile(rf"^#{broken} [\d.]+ (?P<text>.*)")
    written = [match["text"] for line in lines if broken and (match := output.match(line))]
    solve = next((match["text"] for line in lines if (match := SOLVE.match(line))), "")
    return "\n".join(written) or solve


def _has_buildx(environment: Mapping[str, str]) -> bool:
    return subprocess.run(["docker", "buildx", "version"], env=environment, capture_output=True,
                          check=False).returncode == 0
