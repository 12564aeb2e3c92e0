"""What all commands share: their flags, what a command gets from them, and the one place that prints errors."""

import inspect
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from todoctl import project as projects
from todoctl.errors import Interrupted, TodoctlError, UsageError
from todoctl.project import Project
from todoctl.ui import Ui

if TYPE_CHECKING:
    from todoctl.targets.base import Run, Target
    from todoctl.targets.choose import Choice, Wish

FLAGS: dict[str, Any] = {
    "target": Annotated[str, typer.Option(help="Where: auto, local or minikube.")],
    "context": Annotated[str | None, typer.Option(help="The kube context (on Minikube: the profile).")],
    "namespace": Annotated[str, typer.Option(help="The namespace in the cluster.")],
    "values": Annotated[list[Path] | None, typer.Option(help="A file of values, on top of the defaults; repeatable.")],
    "set": Annotated[list[str] | None, typer.Option(help="One value, as backend.replicas=3; repeatable.")],
    "env_file": Annotated[Path | None, typer.Option(help="The file of settings and secrets; else .env.")],
    "output": Annotated[str, typer.Option("--output", "-o", help="text or json.")],
    "quiet": Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")],
    "verbose": Annotated[bool, typer.Option("--verbose", "-v", help="Every line of progress.")],
    "debug": Annotated[bool, typer.Option(help="Tracebacks of errors.")],
}
DEFAULTS: dict[str, Any] = {"target": "auto", "namespace": "todo-app", "output": "text",
                            "quiet": False, "verbose": False, "debug": False}
OUTPUTS = ("text", "json")


@dataclass(frozen=True)
class Invocation:
    """One call of a command: its flags, and what they lead to, each made when first needed."""

    flags: dict[str, Any]
    ui: Ui

    @property
    def json(self) -> bool:
        return bool(self.flags["output"] == "json")

    @cached_property
    def project(self) -> Project:
        return projects.find(Path.cwd())

    @cached_property
    def wish(self) -> "Wish":
        from todoctl.targets.choose import Wish

        return Wish(self.flags["target"], self.flags["context"], self.flags["namespace"],
                    tuple(self.flags["values"] or ()), tuple(self.flags["set"] or ()))

    @cached_property
    def choice(self) -> "Choice":
        from todoctl.targets import choose

        return choose.choose(self.wish, choose.remembered(self.project), choose.installed())

    @cached_property
    def run(self) -> "Run":
        from todoctl.config import settings
        from todoctl.targets.base import Run

        path = self.flags["env_file"]
        loaded = settings.load(path or self.project.root / ".env", os.environ, required=path is not None)
        for key in loaded.ignored:
            self.ui.note(f"{key} in the settings file is none of the app's: ignored.")
        return Run(self.project, loaded, self.ui)

    @cached_property
    def target(self) -> "Target":
        from todoctl.targets import choose

        return choose.build(self.choice, self.wish, self.run)


def command(function: Callable[..., int | None]) -> Callable[..., None]:
    """A command with the common flags in front of its own; the function returns its exit code."""
    own = list(inspect.signature(function).parameters.values())[1:]
    common = [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=DEFAULTS.get(name), annotation=flag)
              for name, flag in FLAGS.items()]

    def call(**given: Any) -> None:  # noqa: ANN401
        flags = {name: given.pop(name) for name in FLAGS}
        ui = Ui(json_output=flags["output"] == "json", quiet=flags["quiet"], verbose=flags["verbose"])
        raise typer.Exit(guarded(lambda: function(Invocation(flags, ui), **given), ui, flags))

    parameters = [*(item.replace(kind=inspect.Parameter.KEYWORD_ONLY) for item in own), *common]
    call.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    call.__annotations__ = {item.name: item.annotation for item in parameters}
    call.__doc__, call.__name__ = function.__doc__, function.__name__
    return call


def guarded(work: Callable[[], int | None], ui: Ui, flags: dict[str, Any]) -> int:
    """The exit code of some work: every error that a person sees is printed here."""
    signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
    try:
        if flags["output"] not in OUTPUTS:
            raise UsageError(f"There is no output {flags['output']}.", hint="There are: text, json.", code="E-OUTPUT")
        return work() or 0
    except (KeyboardInterrupt, typer.Abort):
        return _tell(Interrupted(), ui, flags)
    except TodoctlError as error:
        return _tell(error, ui, flags)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001  whatever gets here is a bug, and is said to be one
        return _tell(_bug(error), ui, flags)


def _tell(error: TodoctlError, ui: Ui, flags: dict[str, Any]) -> int:
    if ui.json_output:
        ui.document("error", {"error": {"code": error.code, "message": error.message, "hint": error.hint}})
    else:
        ui.fail(error)
    if flags["debug"]:
        import traceback

        traceback.print_exception(error.__cause__ or error)
    return error.exit_code


def _bug(error: Exception) -> TodoctlError:
    bug = TodoctlError(f"todoctl has a bug: {type(error).__name__}.", code="E-BUG",
                       hint="Please report it, with what --debug adds to this output.")
    bug.__cause__ = error
    return bug
