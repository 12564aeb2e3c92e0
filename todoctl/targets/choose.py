"""Which target a command works on, and why: said in one line, remembered for the next command."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from todoctl.errors import TodoctlError, UsageError
from todoctl.project import Project

if TYPE_CHECKING:
    from todoctl.targets.base import Run, Target

AUTO, LOCAL, MINIKUBE = "auto", "local", "minikube"
TARGETS = (AUTO, LOCAL, MINIKUBE)


@dataclass(frozen=True)
class Wish:
    """What the person asked for."""

    target: str = AUTO
    context: str | None = None
    namespace: str = "todo-app"
    values_files: tuple[Path, ...] = ()
    pairs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choice:
    """A target and the reason for it."""

    target: str
    reason: str
    context: str | None = None


def choose(wish: Wish, last: Choice | None, tools: frozenset[str]) -> Choice:
    """What was asked for; else what was used last; else Minikube where it and Docker are installed; else here."""
    if wish.target not in TARGETS:
        raise UsageError(f"There is no target {wish.target}.", hint=f"There are: {', '.join(TARGETS)}.",
                         code="E-TARGET")
    if wish.target != AUTO:
        return Choice(wish.target, "as asked", wish.context)
    if wish.context:
        return Choice(MINIKUBE, f"the context {wish.context} was asked for", wish.context)
    if last:
        return Choice(last.target, "as last time", last.context)
    missing = [name for name in ("docker", "minikube") if name not in tools]
    if missing:
        return Choice(LOCAL, f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} not installed here")
    return Choice(MINIKUBE, "Docker and Minikube are installed")


def installed() -> frozenset[str]:
    import shutil

    return frozenset(name for name in ("docker", "minikube") if shutil.which(name))


def remembered(project: Project) -> Choice | None:
    """The target of the last `up` of this checkout."""
    try:
        found = json.loads((project.state / "target.json").read_text())
        return Choice(found["target"], "as last time", found.get("context"))
    except (OSError, ValueError, KeyError):
        return None


def remember(project: Project, choice: Choice) -> None:
    """Keeps the choice for the next command; raises TodoctlError where this checkout's state can't be written."""
    text = json.dumps({"target": choice.target, "context": choice.context})
    try:
        project.state.mkdir(parents=True, exist_ok=True)
        (project.state / "target.json").write_text(text)
    except OSError as error:
        raise TodoctlError(f"The state folder {project.state} can't be used: {error.strerror}.", code="E-STATE",
                           hint="Set TODOCTL_STATE to a folder that is yours.") from error


def forget(project: Project) -> None:
    (project.state / "target.json").unlink(missing_ok=True)


def build(choice: Choice, wish: Wish, run: "Run") -> "Target":
    """The target itself; its machinery is imported only now."""
    if choice.target == LOCAL:
        from todoctl.targets.local.target import LocalTarget

        return LocalTarget(run)
    from todoctl.config import values
    from todoctl.targets.minikube import MinikubeTarget

    manifests = run.project.manifests
    merged = values.load(manifests, (manifests / "values.local.yaml", *wish.values_files), wish.pairs)
    return MinikubeTarget(run, context=choice.context, namespace=wish.namespace, values=merged)
