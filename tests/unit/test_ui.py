"""What a person sees of progress and of failure, where no terminal is."""

import io
from collections.abc import Callable

import pytest

from todoctl.errors import TodoctlError
from todoctl.ui import Ui


def written(use: Callable[[Ui], None], *, quiet: bool = False, verbose: bool = False) -> str:
    err = io.StringIO()
    use(Ui(err=err, quiet=quiet, verbose=verbose))
    return err.getvalue()


def test_a_step_is_a_line_when_it_begins_and_one_when_it_ends() -> None:
    def use(ui: Ui) -> None:
        with ui.step("Building") as row:
            row.say("step 1")
            row.done("todo:1")

    assert written(use) == ".. Building\nok Building  todo:1\n"
    assert written(use, verbose=True) == ".. Building\n    Building: step 1\nok Building  todo:1\n"
    assert written(use, quiet=True) == ""


def test_a_failed_step_says_so_and_lets_the_failure_through() -> None:
    def use(ui: Ui) -> None:
        with pytest.raises(ValueError, match="boom"), ui.step("Building"):
            raise ValueError("boom")

    assert written(use) == ".. Building\nx Building\n"


def test_a_failure_is_cause_way_out_and_code() -> None:
    error = TodoctlError("The disk is full.", hint="Make room.\nRun it again.", code="E-DISK")
    told = written(lambda ui: ui.fail(error), quiet=True)
    assert told == "x The disk is full.\n  Make room.\n  Run it again.\n  E-DISK\n"
