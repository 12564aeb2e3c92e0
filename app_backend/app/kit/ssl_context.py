"""TLS options that a URL cannot express for asyncpg."""

import ssl
from typing import Any

from app.kit.database_url import DatabaseUrl


def tls_options(url: DatabaseUrl) -> dict[str, Any]:
    """Arguments for asyncpg.connect."""
    return {"ssl": ssl.create_default_context()} if url.system_roots else {}
