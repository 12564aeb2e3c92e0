"""The list of error codes says what the code says."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = re.compile(r"\bE-[A-Z]+(?:-[A-Z]+)*\b")


def test_every_code_is_listed_and_every_listed_one_exists() -> None:
    sources = [*(ROOT / "todoctl").rglob("*.py"), *(ROOT / "app_backend" / "app").rglob("*.py")]
    used = {code for path in sources for code in re.findall(r'"(E-[A-Z-]+)"', path.read_text())}
    assert set(CODE.findall((ROOT / "docs" / "errors.md").read_text())) == used
