"""Fixtures around one stand-in for a whole test run; `pytest_plugins = "tests.gemini.fixtures"` brings them in."""

from collections.abc import Iterator

import pytest
from google import genai

from tests.gemini.client import GeminiStandIn
from tests.gemini.sdk import connect


@pytest.fixture(scope="session")
def stand_in_process() -> Iterator[GeminiStandIn]:
    """The process, started once."""
    with GeminiStandIn() as process:
        yield process


@pytest.fixture
def stand_in(stand_in_process: GeminiStandIn) -> GeminiStandIn:
    """The stand-in with an empty script and an empty log."""
    stand_in_process.reset()
    return stand_in_process


@pytest.fixture(scope="session")
def sdk(stand_in_process: GeminiStandIn) -> genai.Client:
    """The real SDK, without retries."""
    return connect(stand_in_process)
