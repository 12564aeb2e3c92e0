"""What runs right now, as `todoctl status` tells it."""

from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from todoctl.config.secret import Secret
from todoctl.model import Component, Status
from todoctl.targets.local import child, releases, specs, supervisor
from todoctl.targets.local.control import Control, Observed
from todoctl.targets.local.layout import Layout
from todoctl.targets.local.postgres import Postgres
from todoctl.targets.local.readiness import Readiness
from todoctl.targets.local.spec import BACKEND, DATABASE, FRONTEND, Spec

KIND = "process"
STARTING = "starting"


def status(layout: Layout, database_url: Secret | None) -> Status:
    """The state of every part; changes nothing, not even the state folder."""
    if not layout.exists:
        parts = (DATABASE, BACKEND, FRONTEND, supervisor.NAME)
        return Status("local", None, None, tuple(_stopped(name) for name in parts), None)
    control = Control(layout)
    wanted = {spec.name: spec for spec in control.wanted.specs}
    readiness = Readiness(control, Postgres(layout.postgres))
    seen = control.observed()
    with ThreadPoolExecutor() as pool:
        parts_of_app = tuple(pool.map(
            lambda name: _component(name, wanted.get(name), seen.get(name), readiness), (DATABASE, BACKEND, FRONTEND)))
    components = (*parts_of_app, _supervisor(control, wanted=bool(wanted)))
    if BACKEND in wanted and DATABASE not in wanted:
        components = (_external(database_url, components[1]), *components[1:])
    url = specs.url(wanted[FRONTEND].port) if FRONTEND in wanted else None
    return Status("local", None, releases.read(layout.release).release(), components, url)


def _stopped(name: str, wanted: int = 0, reason: str = "") -> Component:
    return Component(name, KIND, 0, wanted, child.STOPPED, reason)


def _component(name: str, spec: Spec | None, seen: Observed | None, readiness: Readiness) -> Component:
    if not spec:
        return _stopped(name)
    if not seen or not seen.alive:
        state = seen.state if seen and seen.state != child.RUNNING else child.STOPPED
        return Component(name, KIND, 0, 1, state, seen.reason if seen else "")
    why_not = readiness.why_not(spec)
    if seen.state != child.RUNNING or why_not:
        state = STARTING if seen.state == child.RUNNING else seen.state
        return Component(name, KIND, 0, 1, state, seen.reason if seen.state == child.LOOPING else why_not or "")
    return Component(name, KIND, 1, 1, child.RUNNING, _remark(seen))


def _remark(seen: Observed) -> str:
    times = "once" if seen.restarts == 1 else f"{seen.restarts} times"
    return f"restarted {times}; last: {seen.reason}" if seen.restarts else ""


def _supervisor(control: Control, *, wanted: bool) -> Component:
    if control.supervisor:
        return Component(supervisor.NAME, KIND, 1, 1, child.RUNNING)
    return _stopped(supervisor.NAME, int(wanted), "nothing restarts what dies; run: todoctl up" if wanted else "")


def _external(url: Secret | None, backend: Component) -> Component:
    """A database that is not ours: it is as ready as the backend finds it."""
    host = urlsplit(url.reveal()).hostname if url else None
    return Component(DATABASE, "external", backend.ready, 1, child.RUNNING if backend.ready else "unknown",
                     f"DATABASE_URL at {host}" if host else "DATABASE_URL")
