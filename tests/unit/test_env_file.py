"""What a person may write into `.env`, and how typing errors are told."""

from pathlib import Path

import pytest

from todoctl.config.env_file import load, parse
from todoctl.errors import UsageError


@pytest.mark.parametrize(("line", "value"), [
    ("JWT_SECRET=abc#def", "abc#def"),
    ("JWT_SECRET=abc # a remark", "abc"),
    ("export JWT_SECRET = abc", "abc"),
    ("JWT_SECRET='a b # c'", "a b # c"),
    (r'JWT_SECRET="a\"b"', 'a"b'),
    ("JWT_SECRET=", ""),
    ("JWT_SECRET=a=b", "a=b"),
])
def test_reads_the_usual_forms(line: str, value: str) -> None:
    assert parse(line, ".env").values == {"JWT_SECRET": value}


def test_skips_remarks_and_names_what_is_not_the_apps() -> None:
    found = parse("# a remark\n\nPATH_TO_X=1\nLOG_LEVEL=debug\n", ".env")
    assert (found.values, found.unknown) == ({"LOG_LEVEL": "debug"}, ("PATH_TO_X",))


@pytest.mark.parametrize(("text", "message", "hint"), [
    ("LOG_LEVEL=info\nDATABSE_URL=postgres://u:hunter2@h/d", ".env:2: DATABSE_URL is not a setting.", "DATABASE_URL"),
    ("jwt_secrets=hunter2", ".env:1: jwt_secrets is not a setting.", "JWT_SECRET"),
    ("JWT_SECRET hunter2", ".env:1: this is not KEY=VALUE.", "Quote"),
    ('JWT_SECRET="hunter2', ".env:1: this is not KEY=VALUE.", "Quote"),
])
def test_a_slip_is_named_with_its_line_and_without_its_value(text: str, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse(text, ".env")
    assert caught.value.message == message
    assert hint in caught.value.hint
    assert "hunter2" not in caught.value.message + caught.value.hint


def test_a_file_that_was_asked_for_must_be_there(tmp_path: Path) -> None:
    assert load(tmp_path / ".env", required=False).values == {}
    with pytest.raises(UsageError, match="does not exist"):
        load(tmp_path / "other.env", required=True)
