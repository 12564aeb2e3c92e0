"""Keeps release records in the cluster."""

from dataclasses import replace
from datetime import UTC, datetime

from todoctl.cluster.client import Cluster
from todoctl.cluster.kinds import kind, path_of
from todoctl.cluster.objects import listing, remove
from todoctl.release.record import (
    DEPLOYED,
    FAILED,
    NAME,
    PENDING,
    PENDING_INSTALL,
    PENDING_UPGRADE,
    SUPERSEDED,
    Record,
    from_secret,
    to_secret,
)

SELECTOR = f"owner=helm,name={NAME}"
KEPT = 10


class Releases:
    """The revisions of the release in one namespace, oldest first."""

    def __init__(self, cluster: Cluster, namespace: str) -> None:
        self._cluster = cluster
        self._namespace = namespace

    def all(self) -> list[Record]:
        found = listing(self._cluster, "Secret", self._namespace, SELECTOR)
        return sorted((from_secret(secret) for secret in found), key=lambda record: record.revision)

    def begin(self, known: list[Record], wanted: Record) -> Record:
        """Writes the next revision as pending; one that a killed run left pending is marked as failed first."""
        for record in known:
            if record.status in PENDING:
                self.save(replace(record, status=FAILED, description="Interrupted"))
        status = PENDING_UPGRADE if known else PENDING_INSTALL
        first = known[0].first_deployed if known else wanted.first_deployed
        record = replace(wanted, status=status, first_deployed=first)
        self._cluster.create(kind("Secret").path(self._namespace), to_secret(record))
        return record

    def succeed(self, known: list[Record], record: Record) -> Record:
        """Marks a revision as deployed and the former one as superseded; drops the oldest beyond the cap."""
        done = replace(record, status=DEPLOYED, last_deployed=datetime.now(UTC))
        self.save(done)
        for old in known:
            if old.status == DEPLOYED:
                self.save(replace(old, status=SUPERSEDED))
        remove(self._cluster, [to_secret(old) for old in known[: max(0, len(known) + 1 - KEPT)]])
        return done

    def fail(self, record: Record, why: str) -> None:
        self.save(replace(record, status=FAILED, description=why, last_deployed=datetime.now(UTC)))

    def save(self, record: Record) -> None:
        secret = to_secret(record)
        self._cluster.merge(path_of(secret), secret)

    def forget(self) -> None:
        """Removes the records of all revisions."""
        remove(self._cluster, [to_secret(record) for record in self.all()])
