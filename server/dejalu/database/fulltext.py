"""Finding the rows of the table `document` by their words: with FTS5 in SQLite, with a `tsvector` in PostgreSQL.

Its columns hold words with one space between, cut and folded by us, so that both have the same words and nothing else:
FTS5 splits them at spaces (its tokenizer `ascii` takes every other character beyond ASCII for a letter), and
PostgreSQL's own parser is not asked. There a lexeme has no place, for it would keep no more than 256 of one, and none
beyond the 16,383rd (https://www.postgresql.org/docs/current/textsearch-limitations.html): that words follow one
another, or stand in one column, is seen in the few rows that have them all.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    Text,
    and_,
    cast,
    column,
    exc,
    func,
    literal,
    literal_column,
    not_,
    or_,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY, TSVECTOR
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType

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
BETWEEN = " ¶ "
"""What stands between two columns, so that no words follow one another across it."""

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


@dataclass(frozen=True, slots=True)
class Sought:
    """Words that follow one another in a column, the last only begun where `is_prefix`; in any column where None."""

    words: tuple[str, ...]
    column: str | None = None
    is_prefix: bool = False

    @property
    def _is_simple(self) -> bool:
        return self.column is None and len(self.words) == 1

    def match(self) -> str:
        """As FTS5 is asked for it."""
        within = f"{self.column} : " if self.column else ""
        return f'{within}"{" ".join(self.words)}"{" *" if self.is_prefix else ""}'

    def lexemes(self) -> str:
        """As PostgreSQL is asked for rows that have them all."""
        quoted = [f"'{word}'" for word in self.words]
        return " & ".join(quoted) + (":*" if self.is_prefix else "")

    def follows(self, document: Table) -> ColumnElement[bool]:
        """Whether the words stand so in a row that has them all."""
        if self._is_simple:
            return literal(value=True)
        columns = [document.c[self.column]] if self.column else [document.c[name] for name in COLUMNS]
        text: ColumnElement[str] = literal(" ") + columns[0]
        for other in columns[1:]:
            text = text + BETWEEN + other
        written = f" {' '.join(self.words)}{'' if self.is_prefix else ' '}"
        return func.strpos(text + " ", written) > 0


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


def has(document: Table, groups: Sequence[Sequence[Sought]], without: Sequence[Sought] = ()) -> ColumnElement[bool]:
    """Whether a row has something of each of these groups, and nothing of what it must be without."""
    return _Has(_in_sqlite(document, groups, without), _in_postgresql(document, groups, without))


def find_rare(
    connection: Connection, groups: Sequence[Sequence[Sought]], without: Sequence[Sought], few: int
) -> list[int] | None:
    """The ids of all these rows, if they are no more than a few and the database does not know that by itself."""
    if connection.dialect.name != "sqlite":
        return None
    found = list(connection.scalars(_find_in_sqlite(groups, without).limit(few + 1)))
    return found if len(found) <= few else None


def _in_sqlite(document: Table, groups: Sequence[Sequence[Sought]], without: Sequence[Sought]) -> ColumnElement[bool]:
    # Not the id itself: by that, and by another condition, SQLite would look for each of one in each of the other.
    return (document.c.id + 0).in_(_find_in_sqlite(groups, without))


def _find_in_sqlite(groups: Sequence[Sequence[Sought]], without: Sequence[Sought]) -> Select[Any]:
    index = table(INDEX, column("rowid"), column(INDEX))
    asked = f"({' AND '.join(map(_match_any, groups))})"
    if without:
        asked += f" NOT {_match_any(without)}"
    return select(index.c.rowid).where(index.c[INDEX].op("MATCH")(asked))


def _match_any(group: Sequence[Sought]) -> str:
    return f"({' OR '.join(sought.match() for sought in group)})"


def _in_postgresql(
    document: Table, groups: Sequence[Sequence[Sought]], without: Sequence[Sought]
) -> ColumnElement[bool]:
    found = _has_all(document, groups)
    return and_(found, not_(_has_all(document, [without]))) if without else found


def _has_all(document: Table, groups: Sequence[Sequence[Sought]]) -> ColumnElement[bool]:
    vector: ColumnElement[Any] = literal_column(f"document.{VECTOR}", TSVECTOR)
    asked = " & ".join(f"({' | '.join(f'({sought.lexemes()})' for sought in group)})" for group in groups)
    conditions = [_has_lexemes(vector, asked)]
    for group in groups:
        if not all(sought._is_simple for sought in group):
            conditions.append(_stands(document, vector, group))
    return and_(*conditions)


def _stands(document: Table, vector: ColumnElement[Any], group: Sequence[Sought]) -> ColumnElement[bool]:
    """Whether something of a group stands as it must; single words of one column, often many, are asked for at once."""
    together: defaultdict[str, list[str]] = defaultdict(list)
    conditions: list[ColumnElement[bool]] = []
    for sought in group:
        if sought.column and len(sought.words) == 1 and not sought.is_prefix:
            together[sought.column] += sought.words
        else:
            conditions.append(and_(_has_lexemes(vector, sought.lexemes()), sought.follows(document)))
    for name, own in together.items():
        words = func.string_to_array(document.c[name], " ")
        conditions.append(words.op("&&", is_comparison=True)(cast(own, ARRAY(Text))))
    return or_(*conditions)


def _has_lexemes(vector: ColumnElement[Any], asked: str) -> ColumnElement[bool]:
    return vector.op("@@", is_comparison=True)(cast(asked, TSQUERY))


class _Has(FunctionElement[bool]):
    """The condition; its clauses are what SQLite and what PostgreSQL is asked."""

    # Of a Boolean, SQLite would be asked whether it `= 1`, and would no longer use an index.
    type = NullType()  # type: ignore[assignment]
    inherit_cache = True


@compiles(_Has)
def _render_has(element: _Has, compiler: SQLCompiler, **options: Any) -> str:
    sqlite, postgresql = element.clauses
    return f"({compiler.process(postgresql if compiler.dialect.name == 'postgresql' else sqlite, **options)})"
