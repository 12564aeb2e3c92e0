"""What runs on this machine: each process with just the settings that it uses."""

from collections.abc import Mapping
from pathlib import Path

from todoctl.config import secret
from todoctl.config.secret import Secret
from todoctl.config.settings import Settings
from todoctl.targets.local import ports
from todoctl.targets.local.build.builds import Built
from todoctl.targets.local.environment import inherited
from todoctl.targets.local.files import write_private
from todoctl.targets.local.layout import Layout
from todoctl.targets.local.postgres import Postgres, cluster
from todoctl.targets.local.spec import BACKEND, DATABASE, FRONTEND, Spec

PAGE_SETTINGS = ("NEXT_PUBLIC_API_URL",)
DATABASE_SETTINGS = ("DATABASE_URL", "DATABASE_DIRECT_URL")


def url(port: int) -> str:
    return f"http://{ports.HOST}:{port}"


def database(layout: Layout, postgres: Postgres, port: int) -> Spec:
    """The embedded PostgreSQL."""
    return Spec(DATABASE, tuple(postgres.command(port)), cluster.ENVIRONMENT, "/", str(layout.log(DATABASE)), port,
                user=postgres.home.privileges.user)


def database_settings(settings: Settings, embedded: str | None) -> dict[str, str]:
    """How the backend reaches its database."""
    if embedded:
        return {"DATABASE_URL": embedded}
    given = settings.environment()
    return {name: given[name] for name in DATABASE_SETTINGS if name in given}


def backend_settings(settings: Settings, databases: Mapping[str, str], jwt: Secret) -> dict[str, str]:
    """All that the backend is told, its port excepted."""
    given = {name: value for name, value in settings.environment().items()
             if name not in (*PAGE_SETTINGS, *DATABASE_SETTINGS)}
    return {"JWT_SECRET": jwt.reveal(), **given, **databases}


def backend(layout: Layout, built: Built, settings: Mapping[str, str], port: int) -> Spec:
    """The API."""
    environment = {**settings, "HOST": ports.HOST, "PORT": str(port)}
    return Spec(BACKEND, (str(built.backend.python), "-m", "app"), environment, str(built.backend.source),
                str(layout.log(BACKEND)), port, inherited())


def page_settings(settings: Settings, backend_port: int) -> dict[str, str]:
    """All that the page's server is told, its port excepted."""
    given = {name: settings.plain[name] for name in PAGE_SETTINGS if name in settings.plain}
    return {**given, "BACKEND_URL": url(backend_port), "NODE_ENV": "production", "NEXT_TELEMETRY_DISABLED": "1"}


def frontend(layout: Layout, built: Built, settings: Mapping[str, str], port: int) -> Spec:
    """The page, which also forwards the API's calls."""
    environment = {**settings, "HOSTNAME": ports.HOST, "PORT": str(port)}
    return Spec(FRONTEND, (str(built.node.binary), "server.js"), environment,
                str(built.page.folder), str(layout.log(FRONTEND)), port, inherited())


def signing_key(path: Path, settings: Settings) -> Secret:
    """The JWT_SECRET that was given, else one made once and kept."""
    if given := settings.secrets.get("JWT_SECRET"):
        return given
    if not path.exists():
        write_private(path, secret.generate().reveal())
    return Secret(path.read_text())
