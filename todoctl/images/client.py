"""A Docker client that believes the engine's own certificate authority."""

from collections.abc import Mapping

from docker import APIClient
from docker.utils import kwargs_from_env


class DirectClient(APIClient):  # type: ignore[misc]  # the SDK has no types
    """Ignores REQUESTS_CA_BUNDLE, which would take the place of the authority in DOCKER_CERT_PATH.

    The SDK asks for the server's version while it is constructed, so this is the last moment to say so.
    """

    def _retrieve_server_version(self) -> str:
        self.trust_env = False
        version: str = super()._retrieve_server_version()
        return version


def connect(environment: Mapping[str, str]) -> DirectClient:
    """A client for the engine that the variables lead to; raises docker.errors.DockerException."""
    return DirectClient(version="auto", **kwargs_from_env(environment=dict(environment)))
