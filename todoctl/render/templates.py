"""Renders the templates of `manifests/` to objects."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from todoctl.config.secret import Secret
from todoctl.errors import TodoctlError

Object = dict[str, Any]


@dataclass(frozen=True)
class Facts:
    """All that the templates may refer to."""

    values: Mapping[str, Any]
    namespace: str
    revision: int
    images: Mapping[str, str]
    secrets: Mapping[str, Secret]
    database_password: Secret | None
    release: str = "todo-chatbot"

    def context(self) -> dict[str, Any]:
        password = self.database_password
        return {
            "values": self.values,
            "release": {"name": self.release, "namespace": self.namespace, "revision": self.revision},
            "images": self.images,
            "secrets": {key: value.reveal() for key, value in self.secrets.items()},
            "database": {"bundled": password is not None, "password": password.reveal() if password else ""},
        }


def render(folder: Path, facts: Facts) -> list[Object]:
    """The objects of all templates in a folder; raises TodoctlError that names the template."""
    import jinja2
    import yaml

    # The texts are YAML, not HTML: every value goes through `json`, which quotes it.
    environment = jinja2.Environment(  # noqa: S701
        loader=jinja2.FileSystemLoader(folder), undefined=jinja2.StrictUndefined, keep_trailing_newline=True)
    environment.filters["json"] = lambda value: json.dumps(value, ensure_ascii=False)
    objects: list[Object] = []
    for name in sorted(path.name for path in folder.glob("[!_]*.yaml.j2")):
        try:
            text = environment.get_template(name).render(facts.context())
            objects += [found for found in yaml.load_all(text, Loader=yaml.CSafeLoader) if found]
        except (jinja2.TemplateError, yaml.YAMLError) as error:
            raise TodoctlError(f"The template {name} can't be rendered: {_first_line(error)}.",
                               hint="The templates are in manifests/templates.", code="E-TEMPLATE") from error
    return objects


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")
