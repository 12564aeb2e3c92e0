"""The revisions that this code knows, by the names of their files: Alembic itself is slow to load."""

from pathlib import Path

VERSIONS = Path(__file__).parent / "versions"


def older_revisions() -> frozenset[str]:
    """Those whose schema is too old for this code."""
    known = sorted(path.stem.partition("_")[0] for path in VERSIONS.glob("[0-9]*.py"))
    return frozenset(known[:-1])
