"""What the library page needs: sessions that end by themselves, acts that can be undone, colours, the inbox."""

import sqlalchemy as sa
from alembic import op

from dejalu.database import UtcDateTime

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("client", sa.Column("expires_at", UtcDateTime()))
    _make_acts()


def _make_acts() -> None:
    """Acts, colours of tags, every status ever said, and how far the inbox was gone through."""
    op.add_column("tag", sa.Column("color", sa.String()))
    op.add_column("reader", sa.Column("visited_until", UtcDateTime()))
    op.create_index(
        "ix_reading_unjudged",
        "reading",
        ["reader_id", "last_seen_at", "paper_id"],
        sqlite_where=sa.text("status IS NULL"),
        postgresql_where=sa.text("status IS NULL"),
    )
    op.create_table(
        "act",
        sa.Column("reader_id", sa.Integer(), sa.ForeignKey("reader.id", name="fk_act_reader_id")),
        sa.Column("id", sa.String()),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("stamp", sa.String(), nullable=False),
        sa.Column("papers", sa.Integer(), nullable=False),
        sa.Column("undone_by", sa.String()),
        sa.PrimaryKeyConstraint("reader_id", "id", name="pk_act"),
    )
    op.create_table(
        "act_page",
        sa.Column("reader_id", sa.Integer(), sa.ForeignKey("reader.id", name="fk_act_page_reader_id")),
        sa.Column("act_id", sa.String()),
        sa.Column("place", sa.Integer()),
        sa.Column("stamp", sa.String(), nullable=False),
        sa.Column("change", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("reader_id", "act_id", "place", name="pk_act_page"),
        sa.ForeignKeyConstraint(
            ["reader_id", "act_id"], ["act.reader_id", "act.id"], name="fk_act_page_reader_id_act_id"
        ),
    )
    op.create_table(
        "said_status",
        sa.Column("reader_id", sa.Integer(), sa.ForeignKey("reader.id", name="fk_said_status_reader_id")),
        sa.Column("paper_id", sa.Integer(), sa.ForeignKey("paper.id", name="fk_said_status_paper_id")),
        sa.Column("stamp", sa.String()),
        sa.Column("status", sa.String()),
        sa.PrimaryKeyConstraint("reader_id", "paper_id", "stamp", name="pk_said_status"),
    )
    # Of what was said before, the last word alone is known.
    op.execute(
        "INSERT INTO said_status (reader_id, paper_id, stamp, status)"
        " SELECT reader_id, paper_id, stamp, value FROM register WHERE name = 'status'"
    )
