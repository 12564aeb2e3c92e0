"""Fingerprints of objects: what changed in a ConfigMap or a Secret must restart exactly the pods that read it."""

import hashlib
import hmac
import json
from collections.abc import Iterator, Sequence
from copy import deepcopy

from todoctl.config.secret import Secret
from todoctl.render.templates import Object

CONFIG = "todoctl.dev/config-checksum"
OBJECT = "todoctl.dev/checksum"
CONFIG_KINDS = {"ConfigMap": "configMapRef", "Secret": "secretRef"}


def digest(data: object, key: Secret) -> str:
    """A fingerprint keyed by a secret, so that nobody can guess a password by hashing candidates."""
    text = json.dumps(data, sort_keys=True, separators=(",", ":"))
    return hmac.new(key.reveal().encode(), text.encode(), hashlib.sha256).hexdigest()[:32]


def stamped(objects: Sequence[Object], key: Secret) -> list[Object]:
    """The objects with the fingerprint of their configuration on pods, and of themselves on each."""
    configs = {(item["kind"], item["metadata"]["name"]): item.get("data") or item.get("stringData")
               for item in objects if item["kind"] in CONFIG_KINDS}
    result = deepcopy(list(objects))
    for item in result:
        template = _pod_template(item)
        read = {f"{kind}/{name}": configs.get((kind, name)) for kind, name in sorted(references(template))}
        if read:
            template["metadata"].setdefault("annotations", {})[CONFIG] = digest(read, key)
        item["metadata"].setdefault("annotations", {})[OBJECT] = digest(item, key)
    return result


def references(template: Object) -> Iterator[tuple[str, str]]:
    """The ConfigMaps and Secrets whose content the containers of a pod template read as their environment."""
    spec = template.get("spec", {})
    for container in [*spec.get("initContainers", []), *spec.get("containers", [])]:
        for source in container.get("envFrom", []):
            yield from ((kind, source[field]["name"]) for kind, field in CONFIG_KINDS.items() if field in source)


def _pod_template(item: Object) -> Object:
    template: Object = item.get("spec", {}).get("template") or {}
    return template
