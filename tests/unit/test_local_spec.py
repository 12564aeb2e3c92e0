"""When a process must be restarted, and what is told to whom."""

from dataclasses import replace
from pathlib import Path

from todoctl.config.secret import Secret
from todoctl.config.settings import Settings
from todoctl.targets.local import spec, specs
from todoctl.targets.local.files import read_json, write_json
from todoctl.targets.local.spec import Spec, Wanted

PROCESS = Spec("backend", ("python", "-m", "app"), {"PORT": "8000"}, "/source", "/log", 8000, {"PATH": "/bin"})
GIVEN = Settings(secrets={"DATABASE_URL": Secret("postgresql://u:p@h/d"), "GEMINI_API_KEY": Secret("key")},
                 plain={"LOG_LEVEL": "debug", "NEXT_PUBLIC_API_URL": "http://h"}, origins={})


def test_a_restart_is_due_when_what_runs_would_differ() -> None:
    assert replace(PROCESS, environment={"PORT": "8001"}).key != PROCESS.key
    assert replace(PROCESS, directory="/other").key != PROCESS.key
    assert replace(PROCESS, inherited={"PATH": "/usr/bin"}).key == PROCESS.key


def test_orders_survive_the_way_through_a_file(tmp_path: Path) -> None:
    wanted = Wanted("mark", 7, (PROCESS,))
    write_json(tmp_path / "wanted.json", wanted.document())
    assert (tmp_path / "wanted.json").stat().st_mode & 0o777 == 0o600
    assert spec.parse(read_json(tmp_path / "wanted.json"), "mark") == wanted


def test_orders_in_a_copied_folder_count_for_nothing() -> None:
    assert spec.parse(Wanted("original", 7, (PROCESS,)).document(), "copy").specs == ()
    assert spec.parse({}, "copy").specs == ()


def test_a_file_that_is_half_there_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"mark": "m", "spe')
    assert read_json(tmp_path / "a.json") == {}


def test_each_process_is_told_only_what_it_uses() -> None:
    backend = specs.backend_settings(GIVEN, specs.database_settings(GIVEN, None), Secret("jwt"))
    assert backend == {"DATABASE_URL": "postgresql://u:p@h/d", "GEMINI_API_KEY": "key", "LOG_LEVEL": "debug",
                       "JWT_SECRET": "jwt"}
    page = specs.page_settings(GIVEN, 8000)
    assert page["NEXT_PUBLIC_API_URL"] == "http://h"
    assert not {"GEMINI_API_KEY", "DATABASE_URL", "LOG_LEVEL"} & set(page)


def test_the_embedded_database_takes_the_place_of_none() -> None:
    assert specs.database_settings(Settings({}, {}, {}), "postgresql://e") == {"DATABASE_URL": "postgresql://e"}


def test_the_signing_key_is_made_once_and_kept_private(tmp_path: Path) -> None:
    nothing = Settings({}, {}, {})
    made = specs.signing_key(tmp_path / "jwt", nothing)
    assert specs.signing_key(tmp_path / "jwt", nothing) == made
    assert (tmp_path / "jwt").stat().st_mode & 0o777 == 0o600
    given = Settings({"JWT_SECRET": Secret("given")}, {}, {})
    assert specs.signing_key(tmp_path / "jwt", given).reveal() == "given"
