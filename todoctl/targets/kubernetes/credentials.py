"""The app's secrets in a cluster: those given, those it has already, those that must be made."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from todoctl.cluster.client import Cluster
from todoctl.cluster.kinds import kind
from todoctl.config.secret import Secret, generate
from todoctl.config.settings import Settings
from todoctl.errors import UsageError

BUNDLED_URL = "postgresql://todo:{password}@postgres:5432/todo"
HERE = ("localhost", "127.0.0.1", "::1", "")


@dataclass(frozen=True)
class Credentials:
    """What the backend's Secret holds, and the bundled database's password where there is one."""

    secrets: Mapping[str, Secret]
    database_password: Secret | None


def resolve(cluster: Cluster, namespace: str, settings: Settings) -> Credentials:
    """Given settings win; what the cluster has is kept; the rest is generated."""
    refuse_this_machine(settings)
    had = read(cluster, namespace, "backend-secret")
    secrets = dict(settings.secrets)
    secrets.setdefault("JWT_SECRET", had.get("JWT_SECRET") or generate())
    if settings.database_url:
        return Credentials(secrets, None)
    password = read(cluster, namespace, "postgres-secret").get("POSTGRES_PASSWORD") or generate()
    secrets["DATABASE_URL"] = Secret(BUNDLED_URL.format(password=password.reveal()))
    return Credentials(secrets, password)


def read(cluster: Cluster, namespace: str, name: str) -> dict[str, Secret]:
    """The content of a Secret; empty where there is none."""
    found = cluster.find(kind("Secret").path(namespace, name)) or {}
    return {key: Secret(base64.b64decode(value).decode()) for key, value in (found.get("data") or {}).items()}


def refuse_this_machine(settings: Settings) -> None:
    """Raises UsageError where the database's host would mean the pod itself."""
    for name in ("DATABASE_URL", "DATABASE_DIRECT_URL"):
        url = settings.secrets.get(name)
        if url and not urlsplit(url.reveal()).query and (urlsplit(url.reveal()).hostname or "") in HERE:
            raise UsageError(f"{name} ({settings.origins[name]}) names this machine, which a pod takes for itself.",
                             hint="Use a name that pods can reach; on Minikube this machine is host.minikube.internal.",
                             code="E-DB-LOCALHOST")
