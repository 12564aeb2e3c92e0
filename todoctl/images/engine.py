"""A Docker engine: the node's own on Minikube, this machine's elsewhere."""

import os
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from todoctl.errors import TodoctlError

if TYPE_CHECKING:
    from todoctl.images.client import DirectClient

DOWN_HINT = "Start it (as with: sudo systemctl start docker), then run the command again."


class Engine:
    """A Docker engine by the variables that lead to it, as `minikube docker-env` prints them; empty: the default."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self.environment = {**os.environ, **variables}

    def check(self) -> None:
        """Raises TodoctlError where the engine does not answer."""
        self._client.ping()

    def image_id(self, reference: str) -> str | None:
        """The id of an image (sha256:…), or None where the engine doesn't have it."""
        import requests
        from docker.errors import DockerException, ImageNotFound

        try:
            return str(self._client.inspect_image(reference)["Id"])
        except ImageNotFound:
            return None
        except (DockerException, requests.RequestException) as error:
            raise self._down() from error

    def pull(self, reference: str) -> str:
        """Brings a base image and returns its id."""
        from docker.errors import DockerException

        try:
            self._client.pull(reference)
        except DockerException as error:
            raise TodoctlError(f"The base image {reference} can't be pulled.", code="E-BASE-IMAGE",
                               hint="Check the network and the name under `build` in the values.") from error
        return self.image_id(reference) or reference

    @cached_property
    def _client(self) -> "DirectClient":
        from docker.errors import DockerException

        from todoctl.images.client import connect

        try:
            return connect(self.environment)
        except DockerException as error:
            raise self._down() from error

    def _down(self) -> TodoctlError:
        where = self.environment.get("DOCKER_HOST", "this machine")
        return TodoctlError(f"The Docker engine ({where}) does not answer.", hint=DOWN_HINT, code="E-DOCKER-DOWN")
