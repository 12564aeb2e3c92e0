"""Encodes and decodes a Helm release record: JSON, gzip, base64, in a Secret of its own."""

import base64
import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from todoctl.model import Release
from todoctl.render.templates import Object

NAME = "todo-chatbot"
CHART_VERSION = "0.1.0"
PENDING_INSTALL, PENDING_UPGRADE = "pending-install", "pending-upgrade"
DEPLOYED, FAILED, SUPERSEDED = "deployed", "failed", "superseded"
PENDING = (PENDING_INSTALL, PENDING_UPGRADE, "pending-rollback")
SCHEMA_REVISION, IMAGE = "todoctl.dev/schema-revision", "todoctl.dev/image-"


@dataclass(frozen=True)
class Record:
    """One revision of a release."""

    revision: int
    namespace: str
    status: str
    description: str
    first_deployed: datetime
    last_deployed: datetime
    manifest: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    images: Mapping[str, str] = field(default_factory=dict)
    schema_revision: str | None = None

    def release(self) -> Release:
        return Release(self.revision, self.status, dict(self.images), self.schema_revision)

    @property
    def secret_name(self) -> str:
        return f"sh.helm.release.v1.{NAME}.v{self.revision}"


def manifest(objects: Sequence[Object]) -> str:
    """The text of a release's objects; Secrets stay out of it, or `helm rollback` would write old ones back."""
    import yaml

    shown = [item for item in objects if item["kind"] not in ("Secret", "Job")]
    return "".join(f"---\n{yaml.dump(item, Dumper=yaml.CSafeDumper, sort_keys=False)}" for item in shown)


def to_secret(record: Record) -> Object:
    """The Secret that stores a record, as Helm's own storage driver writes it."""
    packed = base64.b64encode(gzip.compress(json.dumps(_payload(record)).encode(), mtime=0))
    return {
        "apiVersion": "v1", "kind": "Secret", "type": "helm.sh/release.v1",
        "metadata": {
            "name": record.secret_name, "namespace": record.namespace,
            "labels": {"name": NAME, "owner": "helm", "status": record.status, "version": str(record.revision),
                       "modifiedAt": str(int(record.last_deployed.timestamp()))},
        },
        "data": {"release": base64.b64encode(packed).decode()},
    }


def from_secret(secret: Object) -> Record:
    """The record that a Secret stores, written by todoctl or by Helm."""
    body = json.loads(gzip.decompress(base64.b64decode(base64.b64decode(secret["data"]["release"]))))
    annotations = body["chart"]["metadata"].get("annotations") or {}
    info = body["info"]
    return Record(
        revision=body["version"], namespace=body["namespace"], status=info["status"],
        description=info.get("description", ""), first_deployed=_time(info["first_deployed"]),
        last_deployed=_time(info["last_deployed"]), manifest=body.get("manifest", ""), values=body.get("config") or {},
        images={key.removeprefix(IMAGE): value for key, value in annotations.items() if key.startswith(IMAGE)},
        schema_revision=annotations.get(SCHEMA_REVISION),
    )


def _payload(record: Record) -> dict[str, Any]:
    annotations = {f"{IMAGE}{name}": image for name, image in record.images.items()}
    if record.schema_revision:
        annotations[SCHEMA_REVISION] = record.schema_revision
    return {
        "name": NAME, "namespace": record.namespace, "version": record.revision,
        "info": {"first_deployed": record.first_deployed.isoformat(), "last_deployed": record.last_deployed.isoformat(),
                 "deleted": "", "description": record.description, "status": record.status},
        "chart": {"metadata": {"apiVersion": "v2", "name": NAME, "version": CHART_VERSION, "type": "application",
                               "appVersion": CHART_VERSION, "annotations": annotations},
                  "lock": None, "templates": [], "values": {}, "schema": None, "files": []},
        "config": dict(record.values), "manifest": record.manifest, "hooks": [], "apply_method": "ssa",
    }


def _time(text: str) -> datetime:
    # Helm writes nanoseconds, as in 2026-11-23T10:00:00.123456789Z; Python reads at most microseconds.
    head, dot, tail = text.partition(".")
    if not dot:
        return datetime.fromisoformat(text)
    digits = len(tail) - len(tail.lstrip("0123456789"))
    return datetime.fromisoformat(f"{head}.{tail[:min(digits, 6)]}{tail[digits:]}")
