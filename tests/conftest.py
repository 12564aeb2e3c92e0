"""What several suites share: a real PostgreSQL, the real backend, the stand-in for Gemini."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.backend import Backend, migrate
from tests.database import Server, postgres

sys.path.insert(0, str(Path(__file__).parents[1] / "app_backend"))

pytest_plugins = ["tests.gemini.fixtures"]


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """One server for the whole run."""
    with postgres() as server:
        yield server


@pytest.fixture(scope="session")
def database_url(postgres_server: Server) -> str:
    """A database at the newest revision."""
    url = postgres_server.create_database()
    code, document = migrate(url, "upgrade")
    assert code == 0, document
    return url


@pytest.fixture(scope="session")
def backend(database_url: str) -> Iterator[Backend]:
    """A backend without a Gemini key: the built-in agent answers."""
    with Backend(database_url, API_DOCS="1") as running:
        yield running
