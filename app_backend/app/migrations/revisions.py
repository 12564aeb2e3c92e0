"""The revisions that this code knows."""

from pathlib import Path

from alembic.script import ScriptDirectory


def known_revisions() -> tuple[frozenset[str], str]:
    """All of them, and the newest."""
    scripts = ScriptDirectory(str(Path(__file__).parent))
    head = scripts.get_current_head()
    assert head
    return frozenset(script.revision for script in scripts.walk_revisions()), head
