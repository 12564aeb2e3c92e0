"""/mcp: the same tools for clients outside, with the access token of the API."""

from mcp.server.auth.middleware.auth_context import AuthContextMiddleware
from mcp.server.auth.middleware.bearer_auth import AuthenticatedUser
from mcp.server.auth.provider import AccessToken
from mcp.server.mcpserver import MCPServer
from mcp.server.transport_security import TransportSecuritySettings
from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send

from app.auth.service import Accounts
from app.kit.origin import is_same_origin
from app.kit.problems import Problem, respond

PATH = "/mcp"
METHOD = "POST"
ANY = "*"


class McpEndpoint:
    """Checks host, origin and token before the SDK sees the request."""

    def __init__(self, server: MCPServer[None], accounts: Accounts, *, public_hosts: str) -> None:
        # Stateless, so that a client may reach another replica with every request.
        app = server.streamable_http_app(
            streamable_http_path=PATH, stateless_http=True,
            transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
        )  # fmt: skip
        self._app = AuthContextMiddleware(app)
        self._accounts = accounts
        self._hosts = {host.strip().lower() for host in public_hosts.split(",")} | {"localhost", "127.0.0.1", "[::1]"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        if scope["method"] != METHOD:
            # Without sessions there is nothing to listen to and nothing to end; an idle stream would hold up a stop.
            await respond(Problem("method_not_allowed").document, {"Allow": METHOD})(scope, receive, send)
            return
        try:
            self._check_place(headers)
            user = await self._user(headers)
        except Problem as problem:
            await respond(problem.document, problem.headers)(scope, receive, send)
            return
        await self._app({**scope, "user": user}, receive, send)

    def _check_place(self, headers: Headers) -> None:
        if ANY not in self._hosts and not self._hosts & _spellings(headers.get("host", "")):
            raise Problem("wrong_host")
        if not is_same_origin(headers):
            raise Problem("bad_origin")

    async def _user(self, headers: Headers) -> AuthenticatedUser:
        scheme, _, token = headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise Problem("unauthorized")
        user_id = await self._accounts.authenticate(token.strip())
        return AuthenticatedUser(AccessToken(token=token, client_id="todo", scopes=[], subject=str(user_id)))


def _spellings(host: str) -> set[str]:
    """The host with its port and without."""
    lower = host.lower()
    name, colon, port = lower.rpartition(":")
    return {lower, name} if colon and port.isdigit() else {lower}
