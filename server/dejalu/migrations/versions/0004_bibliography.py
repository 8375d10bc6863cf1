"""Where papers were published, citation keys of before, outlets, imports, inquiries and settings."""

import sqlalchemy as sa
from alembic import op

from dejalu.database import UtcDateTime

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    for table in ("paper", "claim"):
        op.add_column(table, sa.Column("category", sa.String()))
        op.add_column(table, sa.Column("publication", sa.JSON()))
    _make_former_keys()
    _make_settings()
    _make_outlets()
    _make_imports()
    _make_inquiries()


def _make_former_keys() -> None:
    op.create_table(
        "former_key",
        sa.Column("reader_id", sa.Integer(), sa.ForeignKey("reader.id", name="fk_former_key_reader_id")),
        sa.Column("key", sa.String()),
        sa.Column("paper_id", sa.Integer(), sa.ForeignKey("paper.id", name="fk_former_key_paper_id"), nullable=False),
        sa.Column("replaced_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("reader_id", "key", name="pk_former_key"),
    )
    op.create_index("ix_former_key_reader_id_paper_id", "former_key", ["reader_id", "paper_id"])
    op.create_index("uq_former_key_key", "former_key", ["reader_id", sa.text("lower(key)")], unique=True)


def _make_settings() -> None:
    op.create_table(
        "setting",
        sa.Column("reader_id", sa.Integer(), sa.ForeignKey("reader.id", name="fk_setting_reader_id")),
        sa.Column("name", sa.String()),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("reader_id", "name", name="pk_setting"),
    )


def _make_outlets() -> None:
    op.create_table(
        "kept_file",
        sa.Column("id", sa.String()),
        sa.Column("reader_id", sa.Integer(), sa.ForeignKey("reader.id", name="fk_kept_file_reader_id"), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("format", sa.String(), nullable=False),
        sa.Column("wanted", sa.JSON(), nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("written_at", UtcDateTime(), nullable=False),
        sa.Column("papers", sa.Integer(), nullable=False),
        sa.Column("error", sa.String()),
        sa.PrimaryKeyConstraint("id", name="pk_kept_file"),
        sa.UniqueConstraint("path", name="uq_kept_file_path"),
    )
    op.create_table(
        "export_address",
        sa.Column("id", sa.String()),
        sa.Column(
            "reader_id", sa.Integer(), sa.ForeignKey("reader.id", name="fk_export_address_reader_id"), nullable=False
        ),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("format", sa.String(), nullable=False),
        sa.Column("wanted", sa.JSON(), nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("read_at", UtcDateTime()),
        sa.PrimaryKeyConstraint("id", name="pk_export_address"),
        sa.UniqueConstraint("token_hash", name="uq_export_address_token_hash"),
    )


def _make_imports() -> None:
    op.create_table(
        "import_run",
        sa.Column("id", sa.String()),
        sa.Column(
            "reader_id", sa.Integer(), sa.ForeignKey("reader.id", name="fk_import_run_reader_id"), nullable=False
        ),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("format", sa.String(), nullable=False),
        sa.Column("imported_at", UtcDateTime(), nullable=False),
        sa.Column("undone_at", UtcDateTime()),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("merged", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_import_run"),
    )
    op.create_index("ix_import_run_reader_id", "import_run", ["reader_id"])
    op.create_table(
        "import_change",
        sa.Column("import_id", sa.String(), sa.ForeignKey("import_run.id", name="fk_import_change_import_id")),
        sa.Column("place", sa.Integer()),
        sa.Column("change", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("import_id", "place", name="pk_import_change"),
    )
    op.create_table(
        "vanished",
        sa.Column("reader_id", sa.Integer(), sa.ForeignKey("reader.id", name="fk_vanished_reader_id")),
        sa.Column("seq", sa.BigInteger()),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("identifiers", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("reader_id", "seq", name="pk_vanished"),
    )


def _make_inquiries() -> None:
    op.create_table(
        "inquiry",
        sa.Column("service", sa.String()),
        sa.Column("question", sa.String()),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.Column("found", sa.JSON()),
        sa.Column("stated_at", UtcDateTime()),
        sa.PrimaryKeyConstraint("service", "question", name="pk_inquiry"),
    )
