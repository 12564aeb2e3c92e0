"""A text that never prints itself, and the judgement of how strong one is."""

import math
import secrets
from collections import Counter

MASK = "••••••"
MINIMUM_BYTES = 32
MINIMUM_ENTROPY_BITS = 96
KNOWN_WEAK = ("change", "secret", "password", "example", "your-", "dev-", "test", "12345", "jwt")


class Secret:
    """Wraps a secret where it is read; only `reveal()` gives the text."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return f"Secret({MASK})"

    def __str__(self) -> str:
        return MASK

    def __bool__(self) -> bool:
        return bool(self._text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and secrets.compare_digest(self._text.encode(), other._text.encode())

    def __hash__(self) -> int:
        return hash((Secret, self._text))


def generate() -> Secret:
    """A new secret of 256 random bits."""
    return Secret(secrets.token_urlsafe(32))


def weakness(secret: Secret) -> str | None:
    """Why a signing key is too weak, or None (RFC 7518 §3.2 asks for as many bits as the hash has)."""
    text = secret.reveal()
    size = len(text.encode())
    if size < MINIMUM_BYTES:
        return f"it has {size} bytes, it needs at least {MINIMUM_BYTES}"
    if _entropy_bits(text) < MINIMUM_ENTROPY_BITS:
        return "it repeats itself"
    if size < 2 * MINIMUM_BYTES and any(word in text.lower() for word in KNOWN_WEAK):
        return "it contains a word that everyone tries first"
    return None


def _entropy_bits(text: str) -> float:
    counts = Counter(text)
    return -sum(n * math.log2(n / len(text)) for n in counts.values())
