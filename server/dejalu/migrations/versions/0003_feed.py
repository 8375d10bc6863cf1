"""The feed of changes gets a name, notes know their conflict copies, and revisions what they started from."""

import uuid

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("library", sa.Column("feed", sa.String(), nullable=False, server_default=str(uuid.uuid4())))
    op.add_column("client", sa.Column("clock", sa.String(), nullable=False, server_default=""))
    op.add_column("note", sa.Column("conflict_of", sa.String()))
    op.add_column("note_revision", sa.Column("base_revision", sa.String()))
