"""What Alembic runs; the connection and its transaction come from the runner."""

from alembic import context
from sqlmodel import SQLModel

from app.auth import schemas as auth
from app.conversations import schemas as conversations
from app.tasks import schemas as tasks

TABLES = (auth.User, auth.RefreshToken, auth.Attempts, tasks.Task, conversations.Conversation, conversations.Message)

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    compare_server_default=True,
)
with context.begin_transaction():
    context.run_migrations()
