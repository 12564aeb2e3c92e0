"""The logs of all pods of a component, one stream."""

import queue
import threading
import time
from collections.abc import Iterator

from todoctl.cluster.errors import ApiError, Unreachable
from todoctl.cluster.kinds import kind
from todoctl.cluster.objects import PART_OF, listing
from todoctl.model import LogLine
from todoctl.render.templates import Object
from todoctl.targets.kubernetes.site import Site

COMPONENT = "app.kubernetes.io/component"
LABELS = {"backend": "backend", "frontend": "frontend", "migrate": "migrate", "db": "postgres"}
TAIL_LINES = "200"
FOLLOW_SECONDS = 3600.0
LOOK_SECONDS = 2.0


def read(site: Site, component: str | None) -> Iterator[LogLine]:
    """The latest lines of each pod, oldest pod first."""
    for pod in _pods(site, component):
        yield from _lines(site, pod, follow=False)


def follow(site: Site, component: str | None) -> Iterator[LogLine]:
    """The lines of all pods as they come, those of pods that start later too."""
    lines: queue.SimpleQueue[LogLine] = queue.SimpleQueue()
    threading.Thread(target=_attach, args=(site, component, lines), daemon=True).start()
    while True:
        yield lines.get()


def _attach(site: Site, component: str | None, lines: "queue.SimpleQueue[LogLine]") -> None:
    attached: set[str] = set()
    while True:
        for pod in _pods(site, component):
            if pod["metadata"]["uid"] not in attached:
                attached.add(pod["metadata"]["uid"])
                threading.Thread(target=_pump, args=(site, pod, lines), daemon=True).start()
        time.sleep(LOOK_SECONDS)


def _pump(site: Site, pod: Object, lines: "queue.SimpleQueue[LogLine]") -> None:
    for line in _lines(site, pod, follow=True):
        lines.put(line)


def _lines(site: Site, pod: Object, *, follow: bool) -> Iterator[LogLine]:
    name, component = pod["metadata"]["name"], pod["metadata"]["labels"][COMPONENT]
    path = f"{kind('Pod').path(site.namespace, name)}/log"
    query = {"tailLines": TAIL_LINES, **({"follow": "true"} if follow else {})}
    try:
        for text in site.cluster.stream(path, read_seconds=FOLLOW_SECONDS, **query):
            yield LogLine(component, name, text)
    except ApiError as error:
        yield LogLine(component, name, f"(no log: {error.message})")
    except Unreachable:
        return


def _pods(site: Site, component: str | None) -> list[Object]:
    selector = PART_OF + (f",{COMPONENT}={LABELS[component]}" if component else "")
    found = listing(site.cluster, "Pod", site.namespace, selector)
    started = (pod for pod in found if pod["status"].get("phase") != "Pending")
    return sorted(started, key=lambda pod: pod["metadata"]["creationTimestamp"])
