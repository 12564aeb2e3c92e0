"""Why a database cannot be used, told apart by what the server and the system say, never by message texts."""

import asyncio
import socket
import ssl
from dataclasses import dataclass

import asyncpg  # type: ignore[import-untyped]

from app.kit.database_url import DatabaseUrl
from app.kit.ssl_context import tls_options

CONNECT_SECONDS = 10


class MigrateError(Exception):
    """A failure with a stable code, and what to do about it."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


@dataclass(frozen=True, slots=True)
class Advice:
    """What to say about one kind of failure."""

    code: str
    message: str
    hint: str


HOST = Advice("E-DB-HOST", "The name of the database host is not known.", "Check the host in DATABASE_URL.")
REFUSED = Advice(
    "E-DB-REFUSED",
    "Nobody answers at the database's address.",
    "Check that PostgreSQL runs, and its port in DATABASE_URL.",
)
TIMEOUT = Advice(
    "E-DB-TIMEOUT",
    f"The database did not answer within {CONNECT_SECONDS} seconds.",
    "Check the network, firewalls and the provider's IP allow list.",
)
TLS = Advice(
    "E-DB-TLS",
    "No trusted TLS connection to the database could be made.",
    "Check sslmode and sslrootcert in DATABASE_URL, and the server's certificate.",
)
OTHER = Advice("E-DB-OTHER", "The database cannot be used.", "Look at the database's own log.")

BY_STATE: dict[str, Advice] = {
    "28P01": Advice(
        "E-DB-PASSWORD", "The database refuses the user or the password.", "Copy DATABASE_URL again from the provider."
    ),
    "28000": Advice(
        "E-DB-ROLE", "The database does not let this role in.", "Check the role, its LOGIN right and pg_hba.conf."
    ),
    "3D000": Advice(
        "E-DB-NAME", "There is no database of that name.", "Create it, or correct the name in DATABASE_URL."
    ),
    "53300": Advice(
        "E-DB-CONNECTIONS", "The database has no connection left.", "Close some, or raise its max_connections."
    ),
    "57P03": REFUSED,
    "57P01": REFUSED,
}
# The first kind that fits counts, so the narrower ones come first.
BY_KIND: tuple[tuple[type[BaseException], Advice], ...] = (
    (socket.gaierror, HOST),
    (TimeoutError, TIMEOUT),
    (ssl.SSLError, TLS),
    (ConnectionRefusedError, REFUSED),
)


async def _connect(url: DatabaseUrl) -> None:
    connection = await asyncpg.connect(url.direct, timeout=CONNECT_SECONDS, **tls_options(url))
    await connection.close()


def probe(url: DatabaseUrl) -> None:
    """Connect once; raises MigrateError."""
    # asyncpg, because libpq tells the reason of a refused connection only in words of the server's language.
    try:
        asyncio.run(_connect(url))
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError, ValueError) as error:
        raise explain(error) from error


def explain(error: BaseException) -> MigrateError:
    """The failure behind an exception of the drivers or of the system."""
    advice = BY_STATE.get(getattr(error, "sqlstate", None) or "") or _by_kind(error)
    detail = f" ({type(error).__name__})" if advice is OTHER else ""
    return MigrateError(advice.code, advice.message.removesuffix(".") + detail + ".", advice.hint)


def _by_kind(error: BaseException) -> Advice:
    for kind, advice in BY_KIND:
        if isinstance(error, kind):
            return advice
    # asyncpg says with a bare ConnectionError that the server has no TLS.
    if isinstance(error, asyncpg.ClientConfigurationError) or type(error) is ConnectionError:
        return TLS
    return REFUSED if isinstance(error, OSError) else OTHER
