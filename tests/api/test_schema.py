"""The API keeps to its own OpenAPI document, whatever is sent."""

from collections.abc import Iterator
from contextlib import closing

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.api.person import Person
from tests.backend import Backend

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


@pytest.fixture(scope="module")
def tester(backend: Backend) -> Iterator[Person]:
    with closing(Person(backend.url)) as person:
        person.add("a", "b", "c")
        person.say("hi")
        yield person


@pytest.fixture(scope="module")
def api_schema(backend: Backend) -> schemathesis.BaseSchema:
    document = httpx.get(f"{backend.url}/openapi.json").json()
    loaded = schemathesis.openapi.from_dict(document)
    loaded.config.update(base_url=backend.url)
    return loaded


schema = schemathesis.pytest.from_fixture("api_schema").exclude(path_regex="/api/auth/me$", method="DELETE")


@schema.parametrize()
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_request_breaks_the_contract(case: schemathesis.Case, tester: Person) -> None:
    headers = {"Authorization": f"Bearer {tester.token}", "X-Forwarded-For": tester.headers["X-Forwarded-For"]}
    case.call_and_validate(headers=headers, checks=CHECKS)
