"""Requests to the API server: authentication and TLS by the official client, bodies as plain dicts."""

import json
import threading
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from todoctl.cluster import kubeconfig
from todoctl.cluster.errors import ApiError, UnknownContext, Unreachable

FIELD_MANAGER = "helm"  # so that Helm can take over what todoctl applied, and the other way round
CONNECT_SECONDS, READ_SECONDS = 5.0, 60.0
THREADS = 12
Body = Mapping[str, Any]


class Cluster:
    """A kube context's API server; safe to use from several threads."""

    def __init__(self, context: str | None) -> None:
        from kubernetes import client, config

        active, names = kubeconfig.contexts()
        self.context = context or active
        if self.context not in names:
            raise UnknownContext(self.context or "(none)", names)
        configuration = client.Configuration()
        try:
            config.load_kube_config(context=self.context, client_configuration=configuration)
        except config.ConfigException as error:
            raise kubeconfig.unreadable(error) from error
        configuration.connection_pool_maxsize = THREADS
        configuration.retries = False
        self._client = client.ApiClient(configuration)
        self._configuration = configuration
        self._lock = threading.Lock()
        self.server = configuration.host
        self.requests = 0

    def get(self, path: str, **query: str) -> dict[str, Any]:
        return self._json("GET", path, query)

    def find(self, path: str) -> dict[str, Any] | None:
        """The object at a path, or None where there is none."""
        try:
            return self.get(path)
        except ApiError as error:
            if error.status == 404:
                return None
            raise

    def create(self, path: str, body: Body) -> dict[str, Any]:
        return self._json("POST", path, {"fieldManager": FIELD_MANAGER}, body)

    def merge(self, path: str, body: Body, *, manager: str = FIELD_MANAGER) -> dict[str, Any]:
        return self._json("PATCH", path, {"fieldManager": manager}, body, "application/merge-patch+json")

    def apply(self, path: str, body: Body, *, dry_run: bool = False) -> dict[str, Any]:
        """Server-side apply: the server merges, and takes the fields over."""
        query = {"fieldManager": FIELD_MANAGER, "force": "true", "fieldValidation": "Strict"}
        return self._json("PATCH", path, query | ({"dryRun": "All"} if dry_run else {}), body,
                          "application/apply-patch+yaml")

    def delete(self, path: str, *, propagation: str = "Background") -> None:
        """Deletes the object at a path; one that is gone already is no error."""
        try:
            self._json("DELETE", path, {"propagationPolicy": propagation})
        except ApiError as error:
            if error.status != 404:
                raise

    def text(self, path: str, **query: str) -> str:
        data: bytes = self._send("GET", path, query).data
        return data.decode(errors="replace")

    def stream(self, path: str, *, read_seconds: float = READ_SECONDS, **query: str) -> Iterator[str]:
        """The lines of an answer as they come, for watches and followed logs; ends when the server ends it."""
        response = self._send("GET", path, query, read_seconds=read_seconds, preload=False)
        rest = b""
        try:
            for chunk in response.stream(4096, decode_content=True):
                *lines, rest = (rest + chunk).split(b"\n")
                yield from (line.decode(errors="replace") for line in lines)
            if rest:
                yield rest.decode(errors="replace")
        finally:
            response.release_conn()

    def _json(self, method: str, path: str, query: Mapping[str, str], body: Body | None = None,
              content_type: str = "application/json") -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(self._send(method, path, query, body, content_type).data)
        return answer

    def _send(self, method: str, path: str, query: Mapping[str, str], body: Body | None = None,  # noqa: PLR0913
              content_type: str = "application/json", *, read_seconds: float = READ_SECONDS,
              preload: bool = True) -> Any:  # noqa: ANN401  urllib3's own response
        import urllib3

        with self._lock:
            self.requests += 1
        try:
            response = self._client.rest_client.pool_manager.request(
                method, f"{self.server}{path}" + (f"?{urlencode(query)}" if query else ""),
                body=json.dumps(body).encode() if body is not None else None,
                headers={"Accept": "application/json", "Content-Type": content_type, **self._login()},
                timeout=urllib3.Timeout(connect=CONNECT_SECONDS, read=read_seconds),
                retries=False, preload_content=preload)
        except urllib3.exceptions.HTTPError as error:
            raise Unreachable(self.context, self.server, _why(error)) from error
        if response.status >= 400:
            raise _refusal(response.status, response.read() if not preload else response.data)
        return response

    def _login(self) -> dict[str, str]:
        with self._lock:  # refreshing credentials may run a program, once is enough
            settings: Any = self._configuration.auth_settings()
        return {item["key"]: item["value"] for item in settings.values() if item["in"] == "header" and item["value"]}


REASONS = (("CERTIFICATE", "its certificate is not trusted"), ("refused", "connection refused"),
           ("Name or service not known", "its name is unknown"), ("resolve", "its name is unknown"),
           ("timed out", "no answer in time"), ("reset", "the connection was cut"))


def _why(error: Exception) -> str:
    text = str(error)
    return next((reason for mark, reason in REASONS if mark in text), type(error).__name__)


def _refusal(status: int, data: bytes) -> ApiError:
    try:
        body = json.loads(data)
    except ValueError:
        return ApiError(status, "", f"the API server answers {status}")
    causes = tuple(f"{cause.get('field', '')}: {cause.get('message', '')}"
                   for cause in (body.get("details") or {}).get("causes") or ())
    return ApiError(status, body.get("reason", ""), body.get("message", f"the API server answers {status}"), causes)
