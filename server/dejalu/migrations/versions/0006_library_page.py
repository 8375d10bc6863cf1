"""What the library page needs: sessions that end by themselves."""

import sqlalchemy as sa
from alembic import op

from dejalu.database import UtcDateTime

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("client", sa.Column("expires_at", UtcDateTime()))
