"""Settings: where they come from, and what is refused before anything is touched."""

from pathlib import Path

import pytest

from todoctl.config import secret, settings
from todoctl.config.secret import Secret
from todoctl.errors import UsageError

STRONG = "kJ8s0vQyN3bH7tLw2rXc5mZp9dFgA1eU"


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"LOG_LEVEL=debug\nJWT_SECRET={STRONG}\n")
    found = settings.load(tmp_path / ".env", {"LOG_LEVEL": "info"})
    assert found.plain["LOG_LEVEL"] == "info"
    assert found.origins == {"LOG_LEVEL": "environment", "JWT_SECRET": str(tmp_path / ".env")}


@pytest.mark.parametrize("url", [
    "mysql://u:hunter2@h/d", "postgresql://u:hunter2@h", "postgresql://u:hunter2@h:port/d", "postgresql:///d",
    "postgresql://u:hunter2@h:99999/d", "hunter2",
])
def test_a_url_that_is_none_is_refused_without_being_shown(url: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        settings.load(tmp_path / ".env", {"DATABASE_URL": url})
    assert caught.value.code == "E-DB-URL"
    assert "hunter2" not in caught.value.message + caught.value.hint


@pytest.mark.parametrize("url", [
    "postgres://u:p@h/d", "postgresql://u:p%40x@ep-x-pooler.eu.aws.neon.tech/d?sslmode=require&channel_binding=require",
    "postgresql+asyncpg://u:p@[::1]:5433/d", "postgresql:///d?host=/run/postgresql",
])
def test_urls_as_providers_print_them_are_taken(url: str, tmp_path: Path) -> None:
    assert settings.load(tmp_path / ".env", {"DATABASE_URL": url}).database_url == Secret(url)


@pytest.mark.parametrize(("text", "why"), [
    ("short", "5 bytes"), ("a" * 64, "repeats itself"), ("please-change-me-before-production", "tries first"),
])
def test_a_weak_signing_key_is_refused(text: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=why) as caught:
        settings.load(tmp_path / ".env", {"JWT_SECRET": text})
    assert caught.value.code == "E-SECRET-WEAK"


def test_a_generated_key_is_strong_and_never_shows_itself() -> None:
    made = secret.generate()
    assert secret.weakness(made) is None
    assert made.reveal() not in f"{made} {made!r} {[made]} {({'k': made})}"
