"""Access tokens (JWT) and refresh tokens (random)."""

import hashlib
import secrets
import time
import uuid
from datetime import timedelta
from uuid import UUID

import jwt

ALGORITHM = "HS256"
ISSUER = "todo-backend"
AUDIENCE = "todo-api"
TYPE = "access"
REQUIRED = ["iss", "aud", "exp", "iat", "sub", "jti", "typ"]
ACCESS_SECONDS = 900
LEEWAY_SECONDS = 10
REFRESH_LIFE = timedelta(days=30)
LONGEST_TOKEN = 2048


class TokenError(Exception):
    """The token was not made by us, or no longer counts."""


class Tokens:
    """Makes and reads access tokens with one fixed algorithm."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()

    def issue(self, user_id: UUID) -> str:
        now = int(time.time())
        claims = {
            "iss": ISSUER, "aud": AUDIENCE, "typ": TYPE, "sub": str(user_id),
            "iat": now, "exp": now + ACCESS_SECONDS, "jti": uuid.uuid4().hex,
        }  # fmt: skip
        return jwt.encode(claims, self._secret, algorithm=ALGORITHM)

    def read(self, token: str) -> tuple[UUID, float]:
        """The user it was issued to, and the seconds it still counts; raises TokenError."""
        if len(token) > LONGEST_TOKEN:
            raise TokenError
        try:
            claims = jwt.decode(
                token, self._secret, algorithms=[ALGORITHM], audience=AUDIENCE, issuer=ISSUER,
                leeway=LEEWAY_SECONDS, options={"require": REQUIRED},
            )  # fmt: skip
            if claims["typ"] != TYPE:
                raise TokenError
            return UUID(claims["sub"]), claims["exp"] + LEEWAY_SECONDS - time.time()
        except (jwt.PyJWTError, ValueError, TypeError, AttributeError, RecursionError):
            raise TokenError from None


def new_refresh_token() -> str:
    return secrets.token_urlsafe(32)


def fingerprint(refresh_token: str) -> bytes:
    return hashlib.sha256(refresh_token.encode("utf-8", "replace")).digest()
