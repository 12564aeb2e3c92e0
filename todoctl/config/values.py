"""Values: layers of YAML, merged, checked against the schema, each knowing where it was written."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from todoctl.errors import UsageError

Keys = tuple[str, ...]


@dataclass(frozen=True)
class Layer:
    """One source of values, with the line of each key in it."""

    place: str
    data: Mapping[str, Any]
    lines: Mapping[Keys, int]

    def at(self, keys: Keys) -> str:
        line = self.lines.get(keys)
        return f"{self.place}:{line}" if line else self.place


@dataclass(frozen=True)
class Values:
    """The merged values and the place that each one came from."""

    data: Mapping[str, Any]
    origins: Mapping[Keys, str]


def load(manifests: Path, files: Sequence[Path] = (), pairs: Sequence[str] = ()) -> Values:
    """The defaults with the given files and `KEY=VALUE` pairs on top, checked; raises UsageError."""
    layers = [read_layer(path) for path in (manifests / "values.yaml", *files)]
    layers += [pair_layer(pair) for pair in pairs]
    schema = json.loads((manifests / "values.schema.json").read_text())
    for layer in layers:
        check(layer, schema)
    data: dict[str, Any] = {}
    origins: dict[Keys, str] = {}
    for layer in layers:
        data = merged(data, layer.data)
        origins |= {keys: layer.at(keys) for keys in leaves(layer.data)}
    return Values(data, origins)


def read_layer(path: Path) -> Layer:
    """The values of one file; raises UsageError with the place of what YAML can't read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        node, data = yaml.compose(text), yaml.safe_load(text) or {}
    except FileNotFoundError:
        raise UsageError(f"The values file {path} does not exist.", code="E-VALUES-FILE") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The values file {path} can't be read: {type(error).__name__}.",
                         code="E-VALUES-FILE") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise UsageError(f"{path}:{line}: this is not YAML: {error.problem}.", code="E-VALUES-YAML") from error
    if not isinstance(data, dict):
        raise UsageError(f"{path}:1: values must be a mapping of keys.", code="E-VALUES-YAML")
    return Layer(str(path), data, dict(_lines(node)))


def pair_layer(pair: str) -> Layer:
    """The layer of one `--set a.b=value`; the value is read as YAML."""
    path, mark, text = pair.partition("=")
    keys = path.split(".")
    if not mark or not all(keys):
        raise UsageError(f"--set {pair}: this is not KEY=VALUE.", hint="As in: --set backend.replicas=3",
                         code="E-VALUES-SET")
    try:
        data: Any = yaml.safe_load(text) if text else ""
    except yaml.YAMLError as error:
        raise UsageError(f"--set {path}: its value is not YAML.", hint="Quote it: --set 'KEY=\"a: b\"'",
                         code="E-VALUES-SET") from error
    for key in reversed(keys):
        data = {key: data}
    return Layer(f"--set {path}", data, {})


def merged(base: Mapping[str, Any], top: Mapping[str, Any]) -> dict[str, Any]:
    """Mappings are merged key by key, everything else is replaced."""
    result = dict(base)
    for key, value in top.items():
        below = result.get(key)
        result[key] = merged(below, value) if isinstance(below, Mapping) and isinstance(value, Mapping) else value
    return result


def leaves(data: Mapping[str, Any], above: Keys = ()) -> Iterator[Keys]:
    """The paths of all values that are not mappings themselves."""
    for key, value in data.items():
        if isinstance(value, Mapping) and value:
            yield from leaves(value, (*above, str(key)))
        else:
            yield (*above, str(key))


def check(layer: Layer, schema: Mapping[str, Any]) -> None:
    """Raises UsageError for the first thing in a layer that the schema doesn't allow."""
    from jsonschema import Draft202012Validator

    for error in Draft202012Validator(schema).iter_errors(layer.data):
        keys = tuple(str(part) for part in error.absolute_path)
        if error.validator == "additionalProperties":
            _refuse_unknown(layer, keys, error.instance, error.schema["properties"])
        wanted = error.schema.get("description") or error.message
        raise UsageError(f"{layer.at(keys)}: {'.'.join(keys)} is not valid: {wanted}.", code="E-VALUES")


def _refuse_unknown(layer: Layer, keys: Keys, instance: Mapping[str, Any], known: Mapping[str, Any]) -> None:
    unknown = next(str(key) for key in instance if key not in known)
    near = get_close_matches(unknown, known, n=1)
    where = f" under {'.'.join(keys)}" if keys else ""
    hint = f"Did you mean {near[0]}?" if near else f"Known{where}: {', '.join(sorted(known))}."
    raise UsageError(f"{layer.at((*keys, unknown))}: there is no value {'.'.join((*keys, unknown))}.",
                     hint=hint, code="E-VALUES-KEY")


def _lines(node: yaml.Node | None, above: Keys = ()) -> Iterator[tuple[Keys, int]]:
    if not isinstance(node, yaml.MappingNode):
        return
    for key, value in node.value:
        keys = (*above, str(key.value))
        yield keys, key.start_mark.line + 1
        yield from _lines(value, keys)
