"""Puts the app together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from app import __version__
from app.auth import routes as auth
from app.auth.service import Accounts
from app.conversations import routes as conversations
from app.conversations.service import Conversations
from app.kit import health, metrics, problems
from app.kit.database import Database
from app.kit.edge import Edge
from app.kit.limiter import Limiter
from app.kit.settings import Settings
from app.kit.tokens import Tokens
from app.migrations.revisions import known_revisions
from app.tasks import routes as tasks
from app.tasks.service import Tasks

LARGEST_BODY = 64 * 1024
OPERATIONS = {"/healthz": health.alive, "/readyz": health.readiness, "/metrics": metrics.expose}


def create_app(settings: Settings) -> FastAPI:
    """The app, not yet connected to anything."""

    database = Database(settings.database, pool_size=settings.db_pool_size, max_overflow=settings.db_max_overflow)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        await database.close()

    app = FastAPI(
        title="Todo", version=__version__, lifespan=lifespan, max_body_size=LARGEST_BODY,
        responses=problems.RESPONSES, telemetry={"tracing": False},
        docs_url="/docs" if settings.api_docs else None, redoc_url=None,
        openapi_url="/openapi.json" if settings.api_docs else None,
        redirect_slashes=False,
    )  # fmt: skip
    secret = settings.jwt_secret.get_secret_value()
    limiter = Limiter(database, secret)
    app.state.accounts = Accounts(database, tokens=Tokens(secret), limiter=limiter)
    app.state.tasks = Tasks(database)
    app.state.conversations = Conversations(database)
    revisions, head = known_revisions()
    app.state.health = health.Health(database, revisions=revisions, head=head)
    for module in (auth, tasks, conversations):
        app.include_router(module.router)
    for path, endpoint in OPERATIONS.items():
        app.add_api_route(path, endpoint, include_in_schema=False, response_model=None)
    problems.install(app)
    app.add_middleware(Edge)
    return app
