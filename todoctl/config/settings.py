"""The app's settings: from the process environment and the `.env` file, with the place each came from."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from todoctl.config import env_file, secret
from todoctl.config.secret import Secret
from todoctl.errors import UsageError

SECRETS = ("DATABASE_URL", "DATABASE_DIRECT_URL", "GEMINI_API_KEY", "JWT_SECRET")
PLAIN = tuple(key for key in env_file.KNOWN if key not in SECRETS)
SCHEMES = ("postgres", "postgresql", "postgresql+asyncpg", "postgresql+psycopg")
DATABASE_HINT = "It has the form postgresql://USER:PASSWORD@HOST:5432/NAME, as Neon prints it."


@dataclass(frozen=True)
class Settings:
    """What the app is told: secrets wrapped, plain settings as text, and where each came from."""

    secrets: Mapping[str, Secret]
    plain: Mapping[str, str]
    origins: Mapping[str, str]
    ignored: tuple[str, ...] = ()

    @property
    def database_url(self) -> Secret | None:
        return self.secrets.get("DATABASE_URL")

    def environment(self) -> dict[str, str]:
        """The settings as a process takes them: the one place where they are revealed all at once."""
        return {**self.plain, **{key: value.reveal() for key, value in self.secrets.items()}}


def load(path: Path, environ: Mapping[str, str], *, required: bool = False) -> Settings:
    """Merges the file with the environment, which wins; refuses what can't work before anything is touched."""
    file = env_file.load(path, required=required)
    given = {key: environ[key] for key in env_file.KNOWN if environ.get(key)}
    merged = {key: value for key, value in {**file.values, **given}.items() if value}
    settings = Settings(
        secrets={key: Secret(value) for key, value in merged.items() if key in SECRETS},
        plain={key: value for key, value in merged.items() if key in PLAIN},
        origins={key: "environment" if key in given else str(path) for key in merged},
        ignored=file.unknown,
    )
    check(settings)
    return settings


def check(settings: Settings) -> None:
    """Raises UsageError for a weak JWT_SECRET or a DATABASE_URL that is none."""
    key = settings.secrets.get("JWT_SECRET")
    if key and (why := secret.weakness(key)):
        raise UsageError(f"JWT_SECRET ({settings.origins['JWT_SECRET']}) is too weak: {why}.",
                         hint="Make one with: openssl rand -base64 48 (or leave it out: todoctl makes and keeps one).",
                         code="E-SECRET-WEAK")
    for name in ("DATABASE_URL", "DATABASE_DIRECT_URL"):
        if url := settings.secrets.get(name):
            _check_database_url(name, url.reveal(), settings.origins[name])


def _check_database_url(name: str, url: str, origin: str) -> None:
    try:
        parts = urlsplit(url)
        fault = _fault(parts.scheme, parts.hostname or parts.query, parts.path, parts.port)
    except ValueError:
        fault = "its host or port can't be read (is a special character in the password not percent-encoded?)"
    if fault:
        raise UsageError(f"{name} ({origin}) is not a PostgreSQL URL: {fault}.", hint=DATABASE_HINT, code="E-DB-URL")


def _fault(scheme: str, host: str, path: str, port: int | None) -> str | None:
    if scheme not in SCHEMES:
        return "it must begin with postgresql://"
    if not host:
        return "it names no host"
    if not path.strip("/"):
        return "it names no database after the host"
    return "its port is 0" if port == 0 else None
