"""Puts the app together."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.routing import Route

from app import __version__
from app.agent.agents import Agents
from app.auth import routes as auth
from app.auth.service import Accounts
from app.chat import routes as chat
from app.chat.service import Chats
from app.conversations import routes as conversations
from app.conversations.service import Conversations
from app.kit import health, metrics, problems
from app.kit.database import Database
from app.kit.limiter import Limiter
from app.kit.settings import Settings
from app.kit.tokens import Tokens
from app.tasks import routes as tasks
from app.tasks.service import Tasks
from app.tools.http import PATH, McpEndpoint
from app.tools.server import create_server

LARGEST_BODY = 64 * 1024
OPERATIONS = {"/healthz": health.alive, "/readyz": health.readiness, "/metrics": metrics.expose}


def create_app(settings: Settings) -> FastAPI:
    """The app, not yet connected to anything."""
    app = FastAPI(
        title="Todo", version=__version__, lifespan=lifespan, max_body_size=LARGEST_BODY,
        responses=problems.RESPONSES, telemetry={"tracing": False}, redirect_slashes=False,
        docs_url="/docs" if settings.api_docs else None, redoc_url=None,
        openapi_url="/openapi.json" if settings.api_docs else None,
    )  # fmt: skip
    add_services(app, settings)
    for module in (auth, tasks, conversations, chat):
        app.include_router(module.router)
    for path, endpoint in OPERATIONS.items():
        app.add_api_route(path, endpoint, include_in_schema=False, response_model=None)
    mcp = McpEndpoint(app.state.tools, app.state.accounts, public_hosts=settings.public_hosts)
    app.router.routes.append(Route(PATH, mcp))
    problems.install(app)
    return app


def add_services(app: FastAPI, settings: Settings) -> None:
    """Make what the routes use, once for the process."""
    secret = settings.jwt_secret.get_secret_value()
    database = Database(settings.database, pool_size=settings.db_pool_size, max_overflow=settings.db_max_overflow)
    limiter = Limiter(database, secret)
    state = app.state
    state.database = database
    state.accounts = Accounts(database, tokens=Tokens(secret), limiter=limiter)
    state.tasks = Tasks(database)
    state.conversations = Conversations(database)
    state.tools = create_server(state.tasks)
    state.agents = Agents(settings)
    state.chats = Chats(database, agents=state.agents, tools=state.tools, limiter=limiter)
    state.health = health.Health(database)


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    warming = asyncio.create_task(app.state.agents.warm_up())
    async with app.state.tools.session_manager.run():
        yield
    warming.cancel()
    await app.state.chats.close()
    await app.state.database.close()
