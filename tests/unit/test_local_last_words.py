"""Which line of a log says why its process ended."""

from pathlib import Path

import pytest

from todoctl.targets.local.last_words import choose, read

LOGS = {
    "python": ('Traceback (most recent call last):\n  File "main.py", line 1, in <module>\n    raise ValueError("no")\n'
               "ValueError: no\n", "ValueError: no"),
    "node": ("node:internal/x\n  throw err;\n  ^\n\nError: Cannot find module 'next'\n    at Module._resolve (a:1)\n"
             "    at run (b:2)\n\nNode.js v20.20.2\n", "Error: Cannot find module 'next'"),
    "postgresql": ('2026-11-23 06:44 UTC [1] FATAL:  could not create lock file: Permission denied\n'
                   "2026-11-23 06:44 UTC [1] LOG:  database system is shut down\n",
                   "2026-11-23 06:44 UTC [1] FATAL:  could not create lock file: Permission denied"),
    "json": ('{"level": "info", "message": "Started"}\n{"level": "error", "message": "it broke"}\n', "it broke"),
    "nothing telling": ("one\ntwo\n\n", "two"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize("case", LOGS)
def test_the_telling_line_is_chosen(case: str) -> None:
    log, line = LOGS[case]
    assert choose(log) == line


def test_only_what_this_life_wrote_counts(tmp_path: Path) -> None:
    log = tmp_path / "a.log"
    log.write_text("Error: of an earlier life\n")
    offset = log.stat().st_size
    assert read(log, offset) == ""
    with log.open("a") as file:
        file.write("it ended quietly\n")
    assert read(log, offset) == "it ended quietly"


def test_a_log_that_was_rotated_meanwhile_is_read_from_its_start(tmp_path: Path) -> None:
    log = tmp_path / "a.log"
    log.write_text("Error: new\n")
    assert read(log, 1_000_000) == "Error: new"
    assert read(tmp_path / "none.log") == ""
