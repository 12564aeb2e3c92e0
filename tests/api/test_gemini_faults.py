"""Whatever goes wrong with Gemini, the built-in agent answers and says why."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest
from app.agent.failures import classify

from tests.api.person import Person
from tests.backend import Backend
from tests.gemini import script
from tests.gemini.answer import Answer
from tests.gemini.client import GeminiStandIn

PASSING: dict[str, tuple[Answer, str]] = {
    "504": (script.deadline(), "unavailable"),
    "a page": (script.html_502(), "unavailable"),
    "an array": (script.in_array(script.deadline()), "unavailable"),
    "cut in an event": (script.cut_stream(), "unavailable"),
    "dropped at once": (script.dropped_connection(after=0), "unavailable"),
    "dropped later": (script.dropped_connection(after=1), "unavailable"),
    "done marker": (script.done_marker(), "unavailable"),
    "error after text": (script.error_in_stream(), "unavailable"),
    "empty parts": (script.empty_candidate("empty parts"), "unavailable"),
    "no parts": (script.empty_candidate("role only"), "unavailable"),
    "no content": (script.empty_candidate("missing"), "unavailable"),
    "malformed call": (script.finish("MALFORMED_FUNCTION_CALL"), "unavailable"),
    "safety stop": (script.finish("SAFETY"), "blocked"),
    "safety stop after text": (script.finish("SAFETY", "Well, "), "blocked"),
    "prohibited": (script.finish("PROHIBITED_CONTENT"), "blocked"),
    "blocked prompt": (script.blocked_prompt(), "blocked"),
}
LASTING: dict[str, tuple[Answer, str]] = {
    "bad key": (script.error_bad_key(), "bad_key"),
    "no such model": (script.not_found(), "model_not_found"),
    "day": (script.quota_day(), "quota_day"),
    "silence": (script.slow(5, script.text("late")), "unavailable"),
}


@pytest.mark.parametrize("fault", PASSING)
def test_the_built_in_agent_takes_over(carol: Person, stand_in: GeminiStandIn, fault: str) -> None:
    answer, code = PASSING[fault]
    stand_in.script(answer)
    events = carol.hear("add milk")
    notices = [event.data for event in events if event.name == "notice"]
    said_before = [event.name for event in events][1] == "token"
    assert [(notice["code"], notice["reset"]) for notice in notices] == [(code, said_before)]
    done = events[-1].data
    assert done["response"] == "Added task 1: Milk."
    assert done["agent"] == {
        "kind": "builtin", "model": None, "notice": {"code": code, "message": notices[0]["message"]},
    }  # fmt: skip
    assert carol.titles() == ["Milk"]
    assert carol.messages(1)[1]["content"] == done["response"]
    stand_in.script(script.text("I am back."))
    assert carol.say("hello?", 1)["agent"]["kind"] == "gemini", "a passing fault is forgotten at once"


@contextmanager
def own_backend(database_url: str, stand_in: GeminiStandIn) -> Iterator[Person]:
    """Somebody at a backend of their own, since this one will remember."""
    settings = {"GEMINI_API_KEY": stand_in.key, "GOOGLE_GEMINI_BASE_URL": stand_in.url, "GEMINI_TIMEOUT": "1.5"}
    with Backend(database_url, **settings) as backend, closing(Person(backend.url)) as person:
        yield person


@pytest.mark.parametrize("fault", LASTING)
def test_a_lasting_fault_is_paid_for_once(database_url: str, stand_in: GeminiStandIn, fault: str) -> None:
    answer, code = LASTING[fault]
    stand_in.script(answer)
    with own_backend(database_url, stand_in) as dave:
        assert dave.get("/api/info").json()["agent"]["kind"] == "gemini"
        first, second = dave.say("add milk"), dave.hear("show my tasks")
        assert first["agent"]["notice"]["code"] == code
        assert second[0].data["agent"]["notice"]["code"] == code
        assert "Milk" in second[-1].data["response"]
        assert dave.get("/api/info").json()["agent"]["notice"]["code"] == code
    assert len(stand_in.requests()) == 1


@pytest.mark.parametrize(
    "fault", [script.unavailable(), script.internal(), script.quota_minute(1.0), script.bare_429()]
)
def test_a_short_fault_is_tried_once_more(carol: Person, stand_in: GeminiStandIn, fault: Answer) -> None:
    stand_in.script(fault, script.text("Here I am."))
    answer = carol.say("hello")
    assert (answer["response"], answer["agent"]["kind"]) == ("Here I am.", "gemini")
    assert len(stand_in.requests()) == 2


def test_an_overload_that_stays_is_not_waited_for(carol: Person, stand_in: GeminiStandIn) -> None:
    stand_in.script(script.unavailable(), script.unavailable(), script.text("unused"))
    assert carol.say("add milk")["agent"]["notice"]["code"] == "unavailable"
    assert stand_in.queued() == 1


def test_what_was_done_is_told_and_never_done_twice(carol: Person, stand_in: GeminiStandIn) -> None:
    stand_in.script(script.call("add_task", title="Milk"), script.finish("SAFETY"))
    events = carol.hear("add milk")
    done = events[-1].data
    assert done["agent"]["notice"]["code"] == "blocked"
    assert len(done["tool_calls"]) == 1
    assert "Added task 1: Milk." in done["response"]
    assert carol.titles() == ["Milk"]


def test_the_key_is_nowhere(carol: Person, stand_in: GeminiStandIn, gemini_backend: Backend) -> None:
    stand_in.script(script.in_array(script.deadline()))
    answer = carol.say("add milk")
    metrics = carol.get("/metrics").text
    for text in (str(answer), metrics, gemini_backend.log):
        assert stand_in.key not in text
        assert carol.token not in text
        assert carol.email not in text


def violation(period: str, value: str = "5") -> dict[str, Any]:
    return {"quotaId": f"GenerateRequestsPer{period}PerProjectPerModel-FreeTier", "quotaValue": value}


def quota(*violations: dict[str, Any], delay: str | None = None) -> dict[str, Any]:
    details: list[dict[str, Any]] = [{"violations": list(violations)}] if violations else []
    return {"error": {"details": [*details, *([{"retryDelay": delay}] if delay else [])]}}


@pytest.mark.parametrize(
    ("status", "body", "code", "retries"),
    [
        (429, quota(violation("Minute"), violation("Day"), delay="2s"), "quota_day", False),
        (429, quota(violation("Minute", "0"), delay="2s"), "quota_day", False),
        (429, quota(violation("Minute"), delay="2s"), "quota_minute", True),
        (429, quota(violation("Minute"), delay="31s"), "quota_minute", False),
        (429, quota(violation("Minute"), delay="soon"), "quota_minute", True),
        (429, quota(), "quota_minute", True),
        (429, None, "quota_minute", True),
        (400, {"error": {"details": [{"reason": "API_KEY_INVALID"}]}}, "bad_key", False),
        (400, [{"error": {"details": [{"reason": "API_KEY_INVALID"}]}}], "bad_key", False),
        (400, {"error": {"message": "API key not valid"}}, "unavailable", False),
        (403, "<html>", "bad_key", False),
        (404, [], "model_not_found", False),
        (500, {"error": {"details": "?"}}, "unavailable", True),
        (502, "<html>", "unavailable", False),
        (503, {"error": "?"}, "unavailable", True),
    ],
)
def test_an_error_body_is_read_by_its_reasons(status: int, body: Any, code: str, retries: bool) -> None:
    failure = classify(status, body)
    assert (failure.code, failure.retry_after is not None) == (code, retries)
