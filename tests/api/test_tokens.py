"""Access tokens that must not count."""

import base64
import json
import time
import uuid
from typing import Any

import jwt
import pytest

from tests.api.person import Person, problem
from tests.backend import SECRET

RS256_HEADER = {"alg": "RS256", "typ": "JWT"}
EVIL_HEADERS: list[dict[str, Any]] = [
    {"alg": "none"}, {"alg": "None"}, {"alg": "nOnE"}, RS256_HEADER, {"alg": "HS512"}, {"alg": ["HS256"]}, {},
    {"alg": "HS256", "kid": "../../dev/null"}, {"alg": "HS256", "jku": "https://evil.example"},
]  # fmt: skip


def claims_of(person: Person) -> dict[str, Any]:
    claims: dict[str, Any] = jwt.decode(person.token, options={"verify_signature": False})
    return claims


def status_with(person: Person, token: str) -> None:
    problem(person.get("/api/auth/me", headers={"Authorization": f"Bearer {token}"}), 401, "unauthorized")


def signed(claims: dict[str, Any], secret: str = SECRET, **options: Any) -> str:
    return jwt.encode(claims, secret, algorithm="HS256", **options)


def test_our_own_signature_counts(ann: Person) -> None:
    token = signed(claims_of(ann))
    assert ann.get("/api/auth/me", headers={"Authorization": f"Bearer {token}"}).status_code == 200


@pytest.mark.parametrize("missing", ["iss", "aud", "exp", "iat", "sub", "jti", "typ"])
def test_every_claim_is_needed(ann: Person, missing: str) -> None:
    claims = claims_of(ann)
    del claims[missing]
    status_with(ann, signed(claims))


@pytest.mark.parametrize(
    "change",
    [
        {"exp": int(time.time()) - 60},
        {"nbf": int(time.time()) + 600},
        {"iat": int(time.time()) + 600},
        {"iss": "somebody"},
        {"aud": "other-api"},
        {"aud": ["a", "b"]},
        {"typ": "refresh"},
        {"sub": "1"},
        {"sub": 1},
        {"sub": str(uuid.uuid4())},
        {"exp": "soon"},
    ],
)
def test_every_claim_is_checked(ann: Person, change: dict[str, Any]) -> None:
    status_with(ann, signed({**claims_of(ann), **change}))


@pytest.mark.parametrize("header", EVIL_HEADERS[:7])
def test_no_other_algorithm_is_taken(ann: Person, header: dict[str, Any]) -> None:
    def packed(part: dict[str, Any]) -> str:
        return base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=")

    _, payload, signature = ann.token.split(".")
    for end in ("", signature):
        status_with(ann, f"{packed(header)}.{payload}.{end}")


def test_a_header_chooses_no_key(ann: Person) -> None:
    for header in EVIL_HEADERS[7:9]:
        status_with(ann, signed(claims_of(ann), "x" * 40, headers=header))


@pytest.mark.parametrize("secret", ["x" * 32, SECRET[::-1], SECRET.upper()])
def test_another_key_does_not_count(ann: Person, secret: str) -> None:
    status_with(ann, signed(claims_of(ann), secret))


@pytest.mark.parametrize("spoil", [lambda t: t[:-4], lambda t: t + "x", lambda t: t.replace(".", ""), lambda t: t * 20])
def test_a_spoiled_token_does_not_count(ann: Person, spoil: Any) -> None:
    status_with(ann, spoil(ann.token))
