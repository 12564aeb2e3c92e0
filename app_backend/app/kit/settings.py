"""What the environment says, in one frozen object that refuses weak secrets."""

from typing import Annotated, TypeVar

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from app.kit.database_url import DatabaseUrl, DatabaseUrlError, parse_database_url

SECRET_BYTES = 32
DISTINCT_BYTES = 8
S = TypeVar("S", bound=BaseSettings)
PLACEHOLDERS = ("change-me", "changeme", "changethis", "example", "placeholder", "replace", "your-")


class SettingsError(Exception):
    """One line naming the variables that are wrong, never their values."""


def strong(secret: SecretStr) -> SecretStr:
    value = secret.get_secret_value()
    if len(value.encode()) < SECRET_BYTES:
        raise ValueError(f"must be at least {SECRET_BYTES} bytes")
    if len(set(value)) < DISTINCT_BYTES or any(word in value.lower() for word in PLACEHOLDERS):
        raise ValueError("is a placeholder or too easy to guess; use random bytes")
    return secret


def postgres(secret: SecretStr) -> SecretStr:
    try:
        parse_database_url(secret.get_secret_value())
    except DatabaseUrlError as error:
        raise ValueError(str(error)) from None
    return secret


def absent_when_empty(secret: SecretStr | None) -> SecretStr | None:
    return secret if secret and secret.get_secret_value().strip() else None


PostgresUrl = Annotated[SecretStr, AfterValidator(postgres)]


class DatabaseSettings(BaseSettings):
    """Where the data are; all that a migration needs."""

    model_config = SettingsConfigDict(frozen=True, env_ignore_empty=True)

    database_url: PostgresUrl
    database_direct_url: PostgresUrl | None = None
    database_pooled: bool | None = None

    @property
    def database(self) -> DatabaseUrl:
        direct = self.database_direct_url
        return parse_database_url(
            self.database_url.get_secret_value(),
            direct=direct.get_secret_value() if direct else None,
            pooled=self.database_pooled,
        )


class Settings(DatabaseSettings):
    """All settings of the server."""

    jwt_secret: Annotated[SecretStr, AfterValidator(strong)]
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8000
    forwarded_allow_ips: str = "127.0.0.1"
    public_hosts: Annotated[str, NoDecode] = "*"
    log_level: Annotated[str, Field(pattern="(?i)^(debug|info|warning|error|critical)$")] = "info"
    api_docs: bool = False
    db_pool_size: Annotated[int, Field(ge=1, le=100)] = 5
    db_max_overflow: Annotated[int, Field(ge=0, le=100)] = 5
    gemini_api_key: Annotated[SecretStr | None, AfterValidator(absent_when_empty)] = None
    gemini_model: str = "gemini-3.5-flash-lite"
    google_gemini_base_url: str | None = None
    gemini_timeout: Annotated[float, Field(gt=0, le=60)] = 20.0
    """Seconds without a word from Gemini before the built-in agent answers instead."""


def read(kind: type[S]) -> S:
    """The settings of that kind; raises SettingsError."""
    try:
        return kind()
    except ValidationError as error:
        lines = (f"{str(e['loc'][0]).upper()}: {e['msg'].removeprefix('Value error, ')}" for e in error.errors())
        raise SettingsError("; ".join(lines)) from None
