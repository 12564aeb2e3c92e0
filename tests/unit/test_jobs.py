"""What a migration Job's log says."""

import pytest

from todoctl.errors import TodoctlError
from todoctl.model import Migration
from todoctl.targets.kubernetes.jobs import answer


def test_the_answer_is_the_last_document_whatever_stands_around_it() -> None:
    lines = ["upgrading 0001", '{"ok": true, "current": "0002", "head": "0002", "applied": ["0002"]}', "", "bye"]
    assert answer(lines) == Migration("0002", "0002", ("0002",))


def test_a_failure_keeps_its_code_and_its_way_out() -> None:
    line = '{"ok": false, "error": {"code": "E-DB-PASSWORD", "message": "Refused.", "hint": "Mend it."}, "head": "1"}'
    with pytest.raises(TodoctlError) as caught:
        answer(["connecting", line])
    assert (caught.value.code, caught.value.message, caught.value.hint) == ("E-DB-PASSWORD", "Refused.", "Mend it.")


@pytest.mark.parametrize(("lines", "said"), [([], "it wrote nothing"), (["Killed"], "Killed")])
def test_no_answer_is_a_failure_too(lines: list[str], said: str) -> None:
    with pytest.raises(TodoctlError, match=said):
        answer(lines)
