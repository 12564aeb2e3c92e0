"""People who use the backend."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.api.person import Person
from tests.backend import Backend
from tests.gemini.client import GeminiStandIn


@pytest.fixture
def ann(backend: Backend) -> Iterator[Person]:
    with closing(Person(backend.url)) as person:
        yield person


@pytest.fixture
def bob(backend: Backend) -> Iterator[Person]:
    with closing(Person(backend.url)) as person:
        yield person


@pytest.fixture(scope="session")
def gemini_backend(database_url: str, stand_in_process: GeminiStandIn) -> Iterator[Backend]:
    """A backend whose Gemini is the stand-in."""
    settings = {
        "GEMINI_API_KEY": stand_in_process.key,
        "GOOGLE_GEMINI_BASE_URL": stand_in_process.url,
        "GEMINI_TIMEOUT": "3",
    }
    with Backend(database_url, **settings) as running:
        yield running


@pytest.fixture
def carol(gemini_backend: Backend, stand_in: GeminiStandIn) -> Iterator[Person]:
    """Somebody who talks to Gemini, whose script is empty."""
    with closing(Person(gemini_backend.url)) as person:
        yield person
