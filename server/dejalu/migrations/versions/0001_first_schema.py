"""The first schema: papers and identifiers, and what one reader keeps of them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "library",
        sa.Column("server_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("server_id", name="pk_library"),
    )
    op.create_table(
        "paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("title_key", sa.String(), nullable=False),
        sa.Column("authors", sa.JSON(), nullable=False),
        sa.Column("abstract", sa.String()),
        sa.Column("published", sa.Date()),
        sa.Column("year", sa.Integer()),
        sa.Column("url", sa.String()),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_paper"),
    )
    op.create_index("ix_paper_title_key", "paper", ["title_key"])
    op.create_table(
        "reader",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("clock", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reader"),
        sa.UniqueConstraint("name", name="uq_reader_name"),
    )
    op.create_table(
        "client",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("reader_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("paired_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["reader_id"], ["reader.id"], name="fk_client_reader_id"),
        sa.PrimaryKeyConstraint("id", name="pk_client"),
        sa.UniqueConstraint("token_hash", name="uq_client_token_hash"),
    )
    op.create_table(
        "identifier",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("scheme", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("raw", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name="fk_identifier_paper_id"),
        sa.PrimaryKeyConstraint("id", name="pk_identifier"),
        sa.UniqueConstraint("scheme", "value", name="uq_identifier_scheme_value"),
    )
    op.create_index("ix_identifier_paper_id", "identifier", ["paper_id"])
    op.create_table(
        "note",
        sa.Column("reader_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("quote", sa.JSON()),
        sa.Column("revision", sa.String(), nullable=False),
        sa.Column("is_deleted", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name="fk_note_paper_id"),
        sa.ForeignKeyConstraint(["reader_id"], ["reader.id"], name="fk_note_reader_id"),
        sa.PrimaryKeyConstraint("reader_id", "id", name="pk_note"),
    )
    op.create_index("ix_note_reader_id_paper_id", "note", ["reader_id", "paper_id"])
    op.create_table(
        "note_revision",
        sa.Column("reader_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.String(), nullable=False),
        sa.Column("note_id", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["reader_id"], ["reader.id"], name="fk_note_revision_reader_id"),
        sa.PrimaryKeyConstraint("reader_id", "revision", name="pk_note_revision"),
    )
    op.create_index("ix_note_revision_note_id", "note_revision", ["note_id"])
    op.create_table(
        "pairing_code",
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.Column("reader_id", sa.Integer(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries_left", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["reader_id"], ["reader.id"], name="fk_pairing_code_reader_id"),
        sa.PrimaryKeyConstraint("code_hash", name="pk_pairing_code"),
    )
    op.create_table(
        "reading",
        sa.Column("reader_id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.String()),
        sa.Column("status_stamp", sa.String(), nullable=False),
        sa.Column("starred", sa.Boolean(), nullable=False),
        sa.Column("star_stamp", sa.String(), nullable=False),
        sa.Column("times_seen", sa.Integer(), nullable=False),
        sa.Column("first_seen_at", sa.DateTime(timezone=True)),
        sa.Column("last_seen_at", sa.DateTime(timezone=True)),
        sa.Column("citation_key", sa.String()),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name="fk_reading_paper_id"),
        sa.ForeignKeyConstraint(["reader_id"], ["reader.id"], name="fk_reading_reader_id"),
        sa.PrimaryKeyConstraint("reader_id", "paper_id", name="pk_reading"),
    )
    op.create_index("uq_reading_citation_key", "reading", ["reader_id", sa.text("lower(citation_key)")], unique=True)
    op.create_index("ix_reading_paper_id", "reading", ["paper_id"])
    op.create_index("ix_reading_reader_id_seq", "reading", ["reader_id", "seq"])
    op.create_table(
        "sighting",
        sa.Column("reader_id", sa.Integer(), nullable=False),
        sa.Column("op_id", sa.String(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("url", sa.String()),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name="fk_sighting_paper_id"),
        sa.ForeignKeyConstraint(["reader_id"], ["reader.id"], name="fk_sighting_reader_id"),
        sa.PrimaryKeyConstraint("reader_id", "op_id", name="pk_sighting"),
    )
    op.create_index("ix_sighting_reader_id_paper_id", "sighting", ["reader_id", "paper_id"])
    op.create_table(
        "tag",
        sa.Column("reader_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["reader_id"], ["reader.id"], name="fk_tag_reader_id"),
        sa.PrimaryKeyConstraint("reader_id", "key", name="pk_tag"),
    )
    op.create_table(
        "operation",
        sa.Column("reader_id", sa.Integer(), nullable=False),
        sa.Column("op_id", sa.String(), nullable=False),
        sa.Column("client_id", sa.String(), nullable=False),
        sa.Column("stamp", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name="fk_operation_client_id"),
        sa.ForeignKeyConstraint(["reader_id"], ["reader.id"], name="fk_operation_reader_id"),
        sa.PrimaryKeyConstraint("reader_id", "op_id", name="pk_operation"),
    )
    op.create_table(
        "tagging",
        sa.Column("reader_id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("tag_key", sa.String(), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("stamp", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name="fk_tagging_paper_id"),
        sa.ForeignKeyConstraint(
            ["reader_id", "tag_key"], ["tag.reader_id", "tag.key"], name="fk_tagging_reader_id_tag_key"
        ),
        sa.ForeignKeyConstraint(["reader_id"], ["reader.id"], name="fk_tagging_reader_id"),
        sa.PrimaryKeyConstraint("reader_id", "paper_id", "tag_key", name="pk_tagging"),
    )
