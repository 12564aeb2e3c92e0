"""Conversations and their messages."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0003"
down_revision = "0002"

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "conversations",
        sa.Column("id", sa.Uuid(), primary_key=True, server_default=sa.text("gen_random_uuid()")),
        sa.Column("owner_id", sa.Uuid(), sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("busy_until", TIME),
        sa.Column("created_at", TIME, nullable=False, server_default=sa.func.now()),
        sa.Column("updated_at", TIME, nullable=False, server_default=sa.func.now()),
        sa.UniqueConstraint("owner_id", "number", name="conversations_owner_number"),
    )
    op.create_index("conversations_owner_updated", "conversations", ["owner_id", "updated_at", "number"])
    op.create_table(
        "messages",
        sa.Column("id", sa.Uuid(), primary_key=True, server_default=sa.text("gen_random_uuid()")),
        sa.Column("conversation_id", sa.Uuid(), sa.ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(9), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("tool_calls", JSONB(), nullable=False, server_default="[]"),
        sa.Column("agent", JSONB(none_as_null=True)),
        sa.Column("contents", JSONB(none_as_null=True)),
        sa.Column("created_at", TIME, nullable=False, server_default=sa.func.now()),
        sa.UniqueConstraint("conversation_id", "number", name="messages_conversation_number"),
    )


def downgrade() -> None:
    for table in ("messages", "conversations"):
        op.drop_table(table)
