"""A PostgreSQL URL as providers print it, turned into what each driver accepts."""

from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit

SCHEMES = frozenset({"postgres", "postgresql"})
POOLER_PORTS = frozenset({6432, 6543})
POOLER_SUFFIX = "-pooler"
NEON_DOMAIN = ".neon.tech"
NOT_FOR_ASYNCPG = frozenset(
    {"channel_binding", "options", "connect_timeout", "gssencmode", "keepalives", "keepalives_idle",
     "keepalives_interval", "keepalives_count", "require_auth", "sslsni", "tcp_user_timeout"}
)  # fmt: skip
OUR_OWN = frozenset({"pgbouncer", "prepared_statement_cache_size"})
SYSTEM_ROOTS = ("sslrootcert", "system")
HINT = "write it as postgresql://user:password@host/database, with special characters percent-encoded"


class DatabaseUrlError(ValueError):
    """The text is not the URL of a PostgreSQL database; the message never repeats it."""


@dataclass(frozen=True, slots=True)
class DatabaseUrl:
    """One database, for both drivers."""

    app: str = field(repr=False)
    """For asyncpg, which knows fewer options than libpq."""
    direct: str = field(repr=False)
    """For asyncpg, past the pooler where that is possible."""
    migrations: str = field(repr=False)
    """For libpq, on a direct connection where there is one."""
    host: str
    pooled: bool
    """Behind PgBouncer in transaction mode: no prepared statement outlives a transaction."""
    system_roots: bool
    """The certificate is checked against the machine's own authorities."""
    dropped: tuple[str, ...]
    """Names of the options that asyncpg does not know."""


def parse_database_url(text: str, *, direct: str | None = None, pooled: bool | None = None) -> DatabaseUrl:
    """Understand a URL such as Neon prints, pooled or direct; raises DatabaseUrlError."""
    url = _split(text)
    query = parse_qsl(url.query, keep_blank_values=True)
    behind_pooler = _is_pooled(url) if pooled is None else pooled
    direct_url = _split(direct) if direct else _without_pooler(url)
    direct_query = parse_qsl(direct_url.query, keep_blank_values=True)
    return DatabaseUrl(
        app=_join(url, _for_asyncpg(query)),
        direct=_join(direct_url, _for_asyncpg(direct_query)),
        migrations=_join(direct_url, [(name, value) for name, value in direct_query if name not in OUR_OWN]),
        host=_host(url),
        pooled=behind_pooler,
        system_roots=SYSTEM_ROOTS in query,
        dropped=tuple(sorted({name for name, _ in query} & NOT_FOR_ASYNCPG)),
    )


def _split(text: str) -> SplitResult:
    cleaned = text.strip().removeprefix("psql ").strip().strip("'\"")
    try:
        url = urlsplit(cleaned)
        scheme, _ = url.scheme.partition("+")[0], url.port
    except ValueError:
        raise DatabaseUrlError(f"is not a URL; {HINT}") from None
    if scheme not in SCHEMES or url.fragment or not _host(url):
        raise DatabaseUrlError(f"is not a PostgreSQL URL; {HINT}")
    return url._replace(scheme="postgresql")


def _host(url: SplitResult) -> str:
    return url.hostname or dict(parse_qsl(url.query)).get("host", "")


def _is_pooled(url: SplitResult) -> bool:
    label = (url.hostname or "").partition(".")[0]
    marked = dict(parse_qsl(url.query)).get("pgbouncer") == "true"
    return label.endswith(POOLER_SUFFIX) or url.port in POOLER_PORTS or marked


def _without_pooler(url: SplitResult) -> SplitResult:
    host = url.hostname or ""
    label, dot, domain = host.partition(".")
    if not (host.endswith(NEON_DOMAIN) and label.endswith(POOLER_SUFFIX)):
        return url
    credentials, at, place = url.netloc.rpartition("@")
    port = place[len(host) :]
    return url._replace(netloc=f"{credentials}{at}{label.removesuffix(POOLER_SUFFIX)}{dot}{domain}{port}")


def _for_asyncpg(query: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [o for o in query if o[0] not in NOT_FOR_ASYNCPG | OUR_OWN and o != SYSTEM_ROOTS]


def _join(url: SplitResult, query: list[tuple[str, str]]) -> str:
    # Not urlunsplit: it drops the empty authority of postgresql:///db?host=/socket.
    options = urlencode(query, quote_via=quote, safe="/:,")
    return f"postgresql://{url.netloc}{url.path}{'?' if options else ''}{options}"
