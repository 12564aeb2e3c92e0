"""URLs as providers print them."""

import pytest
from app.kit.database_url import DatabaseUrlError, parse_database_url

NEON = "postgresql://ann:pa%40ss%2Fword@ep-cool-night-pooler.eu-central-1.aws.neon.tech/neondb?sslmode=require&channel_binding=require"
DIRECT = "postgresql://ann:pa%40ss%2Fword@ep-cool-night.eu-central-1.aws.neon.tech/neondb"


def test_a_pooled_neon_url_serves_both_drivers() -> None:
    url = parse_database_url(NEON)
    assert url.app == NEON.removesuffix("&channel_binding=require")
    assert url.migrations == f"{DIRECT}?sslmode=require&channel_binding=require"
    assert url.direct == f"{DIRECT}?sslmode=require"
    assert (url.pooled, url.dropped) == (True, ("channel_binding",))
    assert "pa%40ss" not in repr(url)


def test_a_direct_url_may_be_given() -> None:
    given = parse_database_url(NEON, direct="postgres://bob:x@db.example/todo")
    assert given.migrations == "postgresql://bob:x@db.example/todo"
    assert given.pooled


@pytest.mark.parametrize(
    ("text", "app"),
    [
        ("postgres://u:p@h/d", "postgresql://u:p@h/d"),
        ("postgresql+asyncpg://u:p@h/d", "postgresql://u:p@h/d"),
        ("postgresql+psycopg://u:p@h:6000/d?application_name=todo", "postgresql://u:p@h:6000/d?application_name=todo"),
        ("postgresql://u:p@[::1]:5433/d", "postgresql://u:p@[::1]:5433/d"),
        ("postgresql:///d?host=/var/run/postgresql", "postgresql:///d?host=/var/run/postgresql"),
        ("  psql 'postgresql://u:p@h/d?sslmode=require'\n", "postgresql://u:p@h/d?sslmode=require"),
        ('"postgresql://u:p@h/d"', "postgresql://u:p@h/d"),
        ("postgresql://u:p@h/d?options=endpoint%3Dx&connect_timeout=5", "postgresql://u:p@h/d"),
        ("postgresql://u:p@h/d?sslmode=verify-full&sslrootcert=system", "postgresql://u:p@h/d?sslmode=verify-full"),
    ],
)
def test_every_spelling_is_understood(text: str, app: str) -> None:
    url = parse_database_url(text)
    assert url.app == app
    assert not url.pooled


@pytest.mark.parametrize(
    ("text", "pooled"),
    [
        ("postgresql://u@h:6432/d", True),
        ("postgresql://u@h:6543/d", True),
        ("postgresql://u@h/d?pgbouncer=true", True),
        ("postgresql://u@h:5432/d", False),
        ("postgresql://u@my-pooler.example/d", True),
    ],
)
def test_a_pooler_is_recognised(text: str, pooled: bool) -> None:
    assert parse_database_url(text).pooled is pooled
    assert parse_database_url(text, pooled=not pooled).pooled is not pooled


@pytest.mark.parametrize(
    "text", ["", "x", "mysql://u@h/d", "postgresql:///d", "postgresql://u:p#q@h/d", "postgresql://[::1/d"]
)
def test_anything_else_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(DatabaseUrlError) as error:
        parse_database_url(text)
    assert not text or text not in str(error.value)
