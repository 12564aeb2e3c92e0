"""What a bare `todoctl --help` may load: the rest would be felt at every key press of completion."""

import subprocess
import sys

HEAVY = {"kubernetes", "docker", "jinja2", "yaml", "rich", "requests", "urllib3", "jsonschema", "pydantic"}


def test_help_loads_nothing_heavy() -> None:
    code = ("import sys; from todoctl.cli import app\n"
            "try: app(['--help'])\nexcept SystemExit: pass\n"
            "print(*{name.partition('.')[0] for name in sys.modules})")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Commands:" in done.stdout
    assert HEAVY.isdisjoint(done.stdout.splitlines()[-1].split())
