"""The index of all words of the table `document`: made, made anew, and looked at.

Its columns hold words with one space between, cut and folded by us, so that both databases have the same words and
nothing else: FTS5 splits them at spaces (its tokenizer `ascii` takes every other character beyond ASCII for a letter),
and PostgreSQL's own parser is not asked. There a lexeme has no place, for it would keep no more than 256 of one, and
none beyond the 16,383rd (https://www.postgresql.org/docs/current/textsearch-limitations.html).
"""

from typing import Any

from sqlalchemy import Connection, exc

COLUMNS = ("title", "authors", "abstract", "tags", "notes", "identifiers")
"""The columns that hold words."""
INDEX = "document_index"
"""SQLite's index, and what the names of the tables begin with that it keeps itself in."""
REBUILD = f"INSERT INTO {INDEX} ({INDEX}) VALUES ('rebuild')"  # noqa: S608 (a name of ours)
COMPARE = f"INSERT INTO {INDEX} ({INDEX}, rank) VALUES ('integrity-check', 1)"  # noqa: S608 (a name of ours)
"""Writes nothing, and raises an error where the index is not what the table says."""
UNSOUND = 11
"""The code of that error, https://sqlite.org/rescode.html#corrupt; not all drivers tell it from a damaged file."""
VECTOR = "words"
"""PostgreSQL's column of all words."""

_NEW, _OLD = (", ".join(f"{row}.{name}" for name in COLUMNS) for row in ("new", "old"))
_LISTED = ", ".join(COLUMNS)
_ADD = f"INSERT INTO {INDEX} (rowid, {_LISTED}) VALUES (new.id, {_NEW});"  # noqa: S608 (names of ours)
_REMOVE = f"INSERT INTO {INDEX} ({INDEX}, rowid, {_LISTED}) VALUES ('delete', old.id, {_OLD});"  # noqa: S608
_DIFFERS = " OR ".join(f"old.{name} <> new.{name}" for name in COLUMNS)
_SQLITE = (
    f"CREATE VIRTUAL TABLE {INDEX} USING fts5({_LISTED}, content='document', content_rowid='id', "
    "tokenize='ascii', columnsize=0)",
    f"CREATE TRIGGER document_added AFTER INSERT ON document BEGIN {_ADD} END",
    f"CREATE TRIGGER document_removed AFTER DELETE ON document BEGIN {_REMOVE} END",
    f"CREATE TRIGGER document_changed AFTER UPDATE ON document WHEN {_DIFFERS} BEGIN {_REMOVE} {_ADD} END",
)
_ALL = " || ' ' || ".join(COLUMNS)
_POSTGRESQL = (
    f"ALTER TABLE document ADD COLUMN {VECTOR} tsvector GENERATED ALWAYS AS "
    f"(array_to_tsvector(array_remove(string_to_array({_ALL}, ' '), ''))) STORED",
    # Without a list of what is yet to be put in, which every search would have to read.
    f"CREATE INDEX ix_document_words ON document USING gin ({VECTOR}) WITH (fastupdate = off)",
)


def create(connection: Connection) -> None:
    """Make the index of the table `document`, which is there and has no rows; it keeps itself up."""
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL:
        connection.exec_driver_sql(statement)


def rebuild(connection: Connection) -> None:
    """Make the index anew from the table."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(REBUILD)
    else:
        connection.exec_driver_sql("REINDEX INDEX ix_document_words")


def is_sound(connection: Connection) -> bool:
    """Whether the index is what the table says; PostgreSQL does not let anybody come between the two."""
    if connection.dialect.name == "sqlite":
        try:
            connection.exec_driver_sql(COMPARE)
        except exc.DatabaseError as error:
            if getattr(error.orig, "sqlite_errorcode", 0) & 0xFF != UNSOUND:
                raise
            return False
    return True


def rebuild_file(connection: Any) -> None:  # noqa: ANN401 (a driver's own class)
    """The same in a SQLite file, if its schema has the index."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (INDEX,)).fetchone():
        connection.execute(REBUILD)
        connection.commit()


def is_own(name: str) -> bool:
    """Whether a table is one in which SQLite keeps the index."""
    return name.startswith(INDEX)
