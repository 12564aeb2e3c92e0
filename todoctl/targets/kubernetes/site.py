"""One place in one cluster: what every step of a deployment there needs to know."""

from dataclasses import dataclass
from datetime import UTC, datetime

from todoctl.cluster.client import Cluster
from todoctl.config.values import Values
from todoctl.images.build import Image
from todoctl.release.record import PENDING_INSTALL, Record, manifest
from todoctl.release.store import Releases
from todoctl.render.checksum import stamped
from todoctl.render.templates import Facts, Object, render
from todoctl.targets.base import Run
from todoctl.targets.kubernetes.credentials import Credentials


@dataclass(frozen=True)
class Site:
    """A cluster, a namespace in it, and the values to deploy there."""

    run: Run
    cluster: Cluster
    namespace: str
    values: Values

    @property
    def releases(self) -> Releases:
        return Releases(self.cluster, self.namespace)

    def render(self, images: dict[str, str], credentials: Credentials, revision: int) -> list[Object]:
        """The objects to deploy, with their fingerprints."""
        facts = Facts(values=self._values(), namespace=self.namespace, revision=revision, images=images,
                      secrets=credentials.secrets, database_password=credentials.database_password)
        return stamped(render(self.run.project.manifests / "templates", facts), credentials.secrets["JWT_SECRET"])

    def record(self, revision: int, objects: list[Object], images: dict[str, Image]) -> Record:
        """The record of a revision that begins now."""
        now = datetime.now(UTC)
        return Record(revision, self.namespace, PENDING_INSTALL, "Deployed by todoctl", now, now, manifest(objects),
                      self._values(), {name: image.reference for name, image in images.items()})

    def _values(self) -> dict[str, object]:
        """The values, with the plain settings of the environment on top."""
        data = dict(self.values.data)
        plain = self.run.settings.plain
        data["backend"] = {**data["backend"], **{key: plain[name] for key, name in BACKEND.items() if name in plain}}
        data["frontend"] = {**data["frontend"], **{key: plain[name] for key, name in FRONTEND.items() if name in plain}}
        return data


BACKEND = {"logLevel": "LOG_LEVEL", "geminiModel": "GEMINI_MODEL", "geminiBaseUrl": "GOOGLE_GEMINI_BASE_URL"}
FRONTEND = {"publicApiUrl": "NEXT_PUBLIC_API_URL"}

