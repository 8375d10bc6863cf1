"""A library gets a key, by which its server proves itself to those who are paired with it."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("library", sa.Column("proof_key", sa.String(), nullable=False, server_default=""))
    library = sa.table("library", sa.column("proof_key", sa.String()))
    op.execute(library.update().values(proof_key=secrets.token_urlsafe(32)))
