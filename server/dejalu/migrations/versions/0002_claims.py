"""Papers become records that claims are kept of, found by the keys of their titles, and taken for one another."""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from dejalu.identity import blocking, claims
from dejalu.identity.titles import Title
from dejalu.pages.mention import Mention

revision = "0002"
down_revision = "0001"

BATCH = 1_000
"""Papers taken over at once."""


def upgrade() -> None:
    _make_tables_of_papers()
    _make_tables_of_readers()
    connection = op.get_bind()
    _take_over_registers(connection)
    _take_over_papers(connection)
    op.drop_index("ix_paper_title_key", "paper")
    for table, column in (
        ("paper", "title_key"),
        ("reading", "status_stamp"),
        ("reading", "star_stamp"),
        ("tagging", "is_on"),
        ("tagging", "stamp"),
    ):
        op.drop_column(table, column)


def _make_tables_of_papers() -> None:
    op.add_column("library", sa.Column("epoch", sa.BigInteger(), nullable=False, server_default="0"))
    # SQLite adds no constraint to a table that is there, but it does take a column that brings one.
    op.execute("ALTER TABLE paper ADD COLUMN main_id INTEGER CONSTRAINT fk_paper_main_id REFERENCES paper (id)")
    op.create_index("ix_paper_main_id", "paper", ["main_id"])
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("stated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("identifiers", sa.JSON(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("authors", sa.JSON(), nullable=False),
        sa.Column("abstract", sa.String()),
        sa.Column("published", sa.Date()),
        sa.Column("year", sa.Integer()),
        sa.Column("url", sa.String()),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name="fk_claim_paper_id"),
        sa.PrimaryKeyConstraint("id", name="pk_claim"),
        sa.UniqueConstraint("digest", "source", "paper_id", name="uq_claim_digest_source_paper_id"),
    )
    op.create_index("ix_claim_paper_id", "claim", ["paper_id"])
    op.create_table(
        "title",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("normal", sa.String(), nullable=False),
        sa.Column("is_cut", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name="fk_title_paper_id"),
        sa.PrimaryKeyConstraint("id", name="pk_title"),
    )
    op.create_index("ix_title_paper_id", "title", ["paper_id"])
    op.create_table(
        "title_key",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("title_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "title_id", name="pk_title_key"),
        sqlite_with_rowid=False,
    )
    _make_pairs("shared_claim", sa.Column("stated_at", sa.DateTime(timezone=True), nullable=False))
    _make_pairs("possible_match", sa.Column("score", sa.Double(), nullable=False))


def _make_pairs(name: str, column: sa.Column[Any]) -> None:
    op.create_table(
        name,
        sa.Column("low_id", sa.Integer(), nullable=False),
        sa.Column("high_id", sa.Integer(), nullable=False),
        column,
        sa.ForeignKeyConstraint(["low_id"], ["paper.id"], name=f"fk_{name}_low_id"),
        sa.ForeignKeyConstraint(["high_id"], ["paper.id"], name=f"fk_{name}_high_id"),
        sa.PrimaryKeyConstraint("low_id", "high_id", name=f"pk_{name}"),
    )
    op.create_index(f"ix_{name}_high_id", name, ["high_id"])


def _make_tables_of_readers() -> None:
    op.add_column("reading", sa.Column("version", sa.Integer()))
    op.create_table(
        "verdict",
        sa.Column("reader_id", sa.Integer(), nullable=False),
        sa.Column("low_id", sa.Integer(), nullable=False),
        sa.Column("high_id", sa.Integer(), nullable=False),
        sa.Column("is_same", sa.Boolean()),
        sa.Column("stamp", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["reader_id"], ["reader.id"], name="fk_verdict_reader_id"),
        sa.ForeignKeyConstraint(["low_id"], ["paper.id"], name="fk_verdict_low_id"),
        sa.ForeignKeyConstraint(["high_id"], ["paper.id"], name="fk_verdict_high_id"),
        sa.PrimaryKeyConstraint("reader_id", "low_id", "high_id", name="pk_verdict"),
    )
    op.create_index("ix_verdict_low_id", "verdict", ["low_id"])
    op.create_index("ix_verdict_high_id", "verdict", ["high_id"])
    op.create_table(
        "register",
        sa.Column("reader_id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String()),
        sa.Column("stamp", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["reader_id"], ["reader.id"], name="fk_register_reader_id"),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name="fk_register_paper_id"),
        sa.PrimaryKeyConstraint("reader_id", "paper_id", "name", name="pk_register"),
    )


def _take_over_registers(connection: sa.Connection) -> None:
    into = "INSERT INTO register (reader_id, paper_id, name, value, stamp) SELECT reader_id, paper_id, "
    for statement in (
        into + "'status', status, status_stamp FROM reading WHERE status_stamp <> ''",
        into + "'starred', CASE WHEN starred THEN 'yes' END, star_stamp FROM reading WHERE star_stamp <> ''",
        into + "'tag:' || tag_key, CASE WHEN is_on THEN 'yes' END, stamp FROM tagging",
        "DELETE FROM tagging WHERE NOT is_on",
    ):
        connection.execute(sa.text(statement))


def _take_over_papers(connection: sa.Connection) -> None:
    """Every paper's description becomes its first claim, and its title can be found by its keys."""
    tables = sa.MetaData()
    tables.reflect(connection, only=["claim", "title", "title_key", "identifier"])
    claim, title, title_key = (tables.tables[name] for name in ("claim", "title", "title_key"))
    identifier = tables.tables["identifier"]
    for paper in _papers(connection):
        query = sa.select(identifier.c.scheme + ":" + identifier.c.value).where(identifier.c.paper_id == paper["id"])
        names = sorted(connection.scalars(query))
        authors = json.loads(paper["authors"]) if isinstance(paper["authors"], str) else paper["authors"]
        said = {field: paper[field] for field in ("title", "abstract", "published", "year", "url")}
        connection.execute(
            claim.insert().values(
                **said,
                authors=authors,
                identifiers=names,
                paper_id=paper["id"],
                digest=claims.digest(Mention(**said, authors=tuple(authors)), names),
                source=claims.source(paper["url"]),
                stated_at=paper["added_at"],
            )
        )
        read = Title.read(paper["title"])
        if read.key:
            values = {"paper_id": paper["id"], "text": read.text, "normal": read.normal, "is_cut": read.is_cut}
            title_id = connection.execute(title.insert().values(values).returning(title.c.id)).scalar_one()
            keys = [{"key": key, "title_id": title_id} for key in blocking.index_keys(read)]
            connection.execute(title_key.insert(), keys)


def _papers(connection: sa.Connection) -> Iterator[dict[str, Any]]:
    paper = sa.Table("paper", sa.MetaData(), autoload_with=connection)
    after = 0
    query = sa.select(paper).order_by(paper.c.id).limit(BATCH)
    while batch := connection.execute(query.where(paper.c.id > after)).mappings().all():
        yield from map(dict, batch)
        after = batch[-1]["id"]
