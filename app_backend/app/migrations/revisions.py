"""The revisions that this code knows."""

from pathlib import Path

from alembic.script import ScriptDirectory


def older_revisions() -> frozenset[str]:
    """Those whose schema is too old for this code."""
    scripts = ScriptDirectory(str(Path(__file__).parent))
    return frozenset(script.revision for script in scripts.walk_revisions()) - {scripts.get_current_head()}
