"""Who the tools act for: never an argument, always the request."""

from contextvars import ContextVar
from uuid import UUID

from mcp.server.auth.middleware.auth_context import get_access_token
from mcp.server.mcpserver.exceptions import ToolError

acting: ContextVar[UUID | None] = ContextVar("acting", default=None)


def acting_user() -> UUID:
    """The user of the token at /mcp, or of the chat request; raises ToolError."""
    token = get_access_token()
    if token and token.subject:
        return UUID(token.subject)
    user = acting.get()
    if user is None:
        raise ToolError("Nobody is signed in.")
    return user
