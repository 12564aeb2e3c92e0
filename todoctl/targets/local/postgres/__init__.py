"""A PostgreSQL of one folder's own, from the programs on PyPI."""

from todoctl.targets.local.postgres.server import PORT, Postgres

__all__ = ["PORT", "Postgres"]
