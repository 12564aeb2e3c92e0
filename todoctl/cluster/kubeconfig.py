"""Which contexts there are: the official client can't say so once `minikube stop` has emptied the current one."""

import os
from pathlib import Path

from todoctl.errors import UsageError


def contexts() -> tuple[str, tuple[str, ...]]:
    """The current context (empty where there is none) and the names of all; raises UsageError."""
    import yaml

    active, names = "", set[str]()
    for path in files():
        try:
            found = yaml.safe_load(path.read_text()) or {}
            names |= {item["name"] for item in found.get("contexts") or ()}
            active = active or found.get("current-context") or ""
        except FileNotFoundError:
            continue
        except (OSError, UnicodeDecodeError, yaml.YAMLError, AttributeError, KeyError, TypeError) as error:
            raise unreadable(error) from error
    return active, tuple(sorted(names))


def files() -> list[Path]:
    """The files that kubectl would merge."""
    given = os.environ.get("KUBECONFIG", "").split(os.pathsep)
    return [Path(name) for name in given if name] or [Path.home() / ".kube" / "config"]


def unreadable(error: Exception) -> UsageError:
    what = (str(error).splitlines() or [type(error).__name__])[0]
    return UsageError(f"The kubeconfig can't be read: {what.rstrip('.')}.", code="E-KUBECONFIG",
                      hint="It is the file in $KUBECONFIG, else ~/.kube/config.")
