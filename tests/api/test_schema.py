"""The API keeps to its own OpenAPI document, whatever is sent."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
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
OPERATIONS = [
    "DELETE /api/conversations/{conversation_id}",
    "DELETE /api/tasks/{task_id}",
    "GET /api/auth/me",
    "GET /api/conversations",
    "GET /api/conversations/{conversation_id}/messages",
    "GET /api/info",
    "GET /api/tasks",
    "GET /api/tasks/{task_id}",
    "PATCH /api/auth/me",
    "PATCH /api/conversations/{conversation_id}",
    "PATCH /api/tasks/{task_id}",
    "POST /api/auth/login",
    "POST /api/auth/logout",
    "POST /api/auth/refresh",
    "POST /api/auth/register",
    "POST /api/chat",
    "POST /api/tasks",
    "POST /api/tasks/{task_id}/complete",
]
# It would remove the account that asks.
LEFT_OUT = {"DELETE /api/auth/me"}


@pytest.fixture(scope="module")
def tester(backend: Backend) -> Iterator[Person]:
    with closing(Person(backend.url)) as person:
        person.add("a", "b", "c")
        person.say("hi")
        yield person


@pytest.fixture(scope="module")
def operations(backend: Backend) -> dict[str, Any]:
    document = httpx.get(f"{backend.url}/openapi.json").json()
    schema = schemathesis.openapi.from_dict(document)
    schema.config.update(base_url=backend.url)
    found: list[Any] = [operation.ok() for operation in schema.get_all_operations()]  # type: ignore[union-attr]
    return {operation.label: operation for operation in found}


def test_the_document_names_every_operation(operations: dict[str, Any]) -> None:
    assert set(operations) == {*OPERATIONS} | LEFT_OUT


@pytest.mark.parametrize("label", OPERATIONS)
def test_no_request_breaks_the_contract(label: str, tester: Person, operations: dict[str, Any]) -> None:
    headers = {name: tester.headers[name] for name in ("Authorization", "X-Forwarded-For")}

    @settings(max_examples=20, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operations[label].as_strategy())
    def try_everything(case: Any) -> None:
        case.call_and_validate(headers=headers, checks=CHECKS)

    try_everything()
