"""The control endpoints under /_control/, through which a test in another process directs the stand-in."""

from typing import TYPE_CHECKING, Any

from tests.gemini.answer import Answer
from tests.gemini.render import encode
from tests.gemini.service import MODES, Reply

if TYPE_CHECKING:
    from tests.gemini.server import StandInServer

PREFIX = "/_control/"


def reply(server: "StandInServer", method: str, path: str, body: Any) -> Reply:
    """Do what the address says; 400 with the reason for a bad body, 404 for an unknown address."""
    action = ACTIONS.get((method, path.removeprefix(PREFIX)))
    if action is None:
        return _reply({"error": f"unknown: {method} {path}"}, 404)
    try:
        return _reply(action(server, body), 200)
    except (TypeError, ValueError, KeyError) as problem:
        return _reply({"error": f"{type(problem).__name__}: {problem}"}, 400)


def _reply(value: Any, status: int) -> Reply:
    return Reply(status=status, chunks=[encode(value)])


def _state(server: "StandInServer", _body: Any) -> Any:
    return {"mode": server.service.mode, "queued": server.service.queued(), "waiting": server.release.waiting}


def _requests(server: "StandInServer", _body: Any) -> Any:
    return server.log.to_json()


def _script(server: "StandInServer", body: Any) -> Any:
    server.service.script([Answer.from_json(one) for one in body])
    return _state(server, body)


def _mode(server: "StandInServer", body: Any) -> Any:
    server.service.mode = MODES[MODES.index(body["mode"])]
    return _state(server, body)


def _release(server: "StandInServer", body: Any) -> Any:
    server.release.now()
    return _state(server, body)


def _reset(server: "StandInServer", body: Any) -> Any:
    server.reset()
    return _state(server, body)


ACTIONS = {
    ("GET", "state"): _state,
    ("GET", "requests"): _requests,
    ("POST", "script"): _script,
    ("POST", "mode"): _mode,
    ("POST", "release"): _release,
    ("POST", "reset"): _reset,
}
