"""Tasks."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "tasks",
        sa.Column("id", sa.Uuid(), primary_key=True, server_default=sa.text("gen_random_uuid()")),
        sa.Column("owner_id", sa.Uuid(), sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("description", sa.String(1000)),
        sa.Column("completed_at", TIME),
        sa.Column("completed", sa.Boolean(), sa.Computed("completed_at IS NOT NULL", persisted=True), nullable=False),
        sa.Column("created_at", TIME, nullable=False, server_default=sa.func.now()),
        sa.Column("updated_at", TIME, nullable=False, server_default=sa.func.now()),
        sa.UniqueConstraint("owner_id", "number", name="tasks_owner_number"),
    )
    op.create_index("tasks_owner_completed_number", "tasks", ["owner_id", "completed", "number"])
    op.create_index("tasks_owner_updated", "tasks", ["owner_id", "updated_at", "number"])


def downgrade() -> None:
    op.drop_table("tasks")
