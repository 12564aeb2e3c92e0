"""Builds images with BuildKit."""

import re
import subprocess
from collections.abc import Mapping, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path

from todoctl.causes import explain
from todoctl.errors import TodoctlError
from todoctl.images.content import key
from todoctl.images.engine import Engine
from todoctl.ui import Row, Ui

LABEL = "todoctl.dev/content"
STEP = re.compile(r"^#\d+ \[(?P<name>.+)")
MOUNT = re.compile(r"--mount=\S+\s+")
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
    builds = Builds(engine, registry, logs, ui)
    with ThreadPoolExecutor(len(sources)) as pool:
        work = [pool.submit(builds.ensure, source) for source in sources]
        try:
            ended, _ = wait(work, return_when=FIRST_EXCEPTION)
            found = [one.result() for one in sorted(ended, key=lambda one: one.exception() is None)]
        except BaseException:
            builds.stop()
            raise
    return {image.name: image for image in found}


class Builds:
    """Builds that run side by side and can be stopped together."""

    def __init__(self, engine: Engine, registry: str, logs: Path, ui: Ui) -> None:
        self._engine = engine
        self._registry = registry
        self._logs = logs
        self._ui = ui
        self._running: list[subprocess.Popen[str]] = []

    def stop(self) -> None:
        for process in self._running:
            process.terminate()

    def ensure(self, source: Source) -> Image:
        """The image of a source, built unless the engine has it."""
        engine = self._engine
        base = engine.image_id(source.base) or engine.pull(source.base)
        reference = f"todo-{source.name}:{key(source.folder, source.arguments, base)}"
        reference = f"{self._registry}/{reference}" if self._registry else reference
        there = engine.image_id(reference)
        if there:
            return Image(source.name, reference, there, built=False)
        with self._ui.step(f"Building the {source.name} image") as row:
            self._build(source, reference, row)
            row.done(reference)
        made = engine.image_id(reference)
        if not made:
            raise TodoctlError(f"The build of {source.name} ended well, but its image is not in the engine.",
                               hint="Is another builder set as the default? See: docker buildx ls", code="E-BUILD")
        return Image(source.name, reference, made, built=True)

    def _build(self, source: Source, reference: str, row: Row) -> None:
        environment = {**self._engine.environment, "DOCKER_BUILDKIT": "1"}
        words = command(source, reference, buildx=_has_buildx(environment))
        log = self._logs / f"build-{source.name}.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        lines: list[str] = []
        with log.open("w") as file, subprocess.Popen(words, env=environment, text=True, errors="replace",
                                                     stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
            self._running.append(process)
            for line in process.stdout or ():
                file.write(line)
                lines.append(line.rstrip())
                if step := STEP.match(line):
                    row.say(MOUNT.sub("", step["name"]).strip().replace("]", " ·", 1))
        if process.returncode:
            raise explain(f"Building the {source.name} image", complaint(lines), log)


def command(source: Source, reference: str, *, buildx: bool) -> list[str]:
    """The build's words; both forms use BuildKit, which cache mounts need."""
    head = ["docker", "buildx", "build", "--builder", "default"] if buildx else ["docker", "build"]
    content = reference.rpartition(":")[2]
    arguments = [f"--build-arg={name}={value}" for name, value in source.arguments.items()]
    return [*head, "--progress=plain", f"--tag={reference}", f"--label={LABEL}={content}", *arguments,
            str(source.folder)]


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
