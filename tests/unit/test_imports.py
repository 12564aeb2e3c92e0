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


def test_the_overview_does_not_even_build_the_command_line() -> None:
    code = ("import sys; sys.argv = ['todoctl', '--help']\nfrom todoctl.__main__ import main\nmain()\n"
            "print(*{name.partition('.')[0] for name in sys.modules})")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Commands:" in done.stdout
    assert (HEAVY | {"typer"}).isdisjoint(done.stdout.splitlines()[-1].split())
