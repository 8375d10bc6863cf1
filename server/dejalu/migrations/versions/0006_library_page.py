"""What the library page needs: sessions, acts, colours, the inbox, and documents that are searched."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session

from dejalu.database import UtcDateTime, word_index
from dejalu.errors.queries import InvalidQueryError
from dejalu.queries.parser import parse
from dejalu.queries.terms import Words
from dejalu.services.finding import renewal

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("client", sa.Column("expires_at", UtcDateTime()))
    _make_acts()
    _add_documents(op.get_bind())
    _quote_queries(op.get_bind())


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


def _add_documents(connection: sa.Connection) -> None:
    """Documents of all that there is. A later schema that adds to them makes them anew."""
    binary = sa.String().with_variant(sa.String(collation="C"), "postgresql")
    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reader_id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in word_index.COLUMNS),
        sa.Column("status", sa.String()),
        sa.Column("starred", sa.Boolean(), nullable=False),
        sa.Column("noted", sa.Boolean(), nullable=False),
        sa.Column("year", sa.Integer()),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in ("seq", "seen_at", "met_at")),
        sa.Column("published", sa.Integer(), nullable=False),
        sa.Column("sort_title", binary, nullable=False),
        sa.ForeignKeyConstraint(["reader_id"], ["reader.id"], name="fk_document_reader_id"),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name="fk_document_paper_id"),
        sa.PrimaryKeyConstraint("id", name="pk_document"),
        sa.UniqueConstraint("reader_id", "paper_id", name="uq_document_reader_id_paper_id"),
    )
    op.create_table(
        "title_word",
        sa.Column("reader_id", sa.Integer(), nullable=False),
        sa.Column("word", binary, nullable=False),
        sa.Column("papers", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["reader_id"], ["reader.id"], name="fk_title_word_reader_id"),
        sa.PrimaryKeyConstraint("reader_id", "word", name="pk_title_word"),
        sqlite_with_rowid=False,
    )
    word_index.create(connection)
    session = Session(connection)
    renewal.renew_all(session)
    session.close()
    op.create_index("ix_document_paper_id", "document", ["paper_id"])
    # Where any would do, SQLite takes the last: so that of titles is the first, for it is the largest.
    for name in ("sort_title", "published", "met_at", "seen_at", "seq"):
        op.create_index(f"ix_document_{name}", "document", ["reader_id", name, "paper_id"])
    counted = ["reader_id", "status", "starred", "noted", "year", "met_at", "paper_id"]
    op.create_index("ix_document_status", "document", counted)
    op.create_index("ix_tagging_reader_id_tag_key_paper_id", "tagging", ["reader_id", "tag_key", "paper_id"])


def _quote_queries(connection: sa.Connection) -> None:
    """Filters that were kept before queries had a language ask for words, whatever these look like."""
    for name in ("kept_file", "export_address"):
        table = sa.table(name, sa.column("id", sa.String()), sa.column("wanted", sa.JSON()))
        for kept_id, wanted in connection.execute(sa.select(table.c.id, table.c.wanted)).all():
            if _means_otherwise(wanted.get("q", "")):
                quoted = " ".join(f'"{word}"' for word in wanted["q"].replace('"', " ").split())
                kept = table.update().where(table.c.id == kept_id)
                connection.execute(kept.values(wanted={**wanted, "q": quoted}))


def _means_otherwise(query: str) -> bool:
    try:
        return any(term.is_not or not isinstance(term.saying, Words) or term.saying.field for term in parse(query))
    except InvalidQueryError:
        return True
