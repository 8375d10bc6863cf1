"""Finding the rows of the table `document` by their words: with FTS5 in SQLite, with a `tsvector` in PostgreSQL.

PostgreSQL's index (`word_index`) knows no places: that words follow one another, or stand in one column, is seen there
in the few rows that have them all.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    Text,
    and_,
    cast,
    column,
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

from dejalu.database.word_index import COLUMNS, INDEX, VECTOR

BETWEEN = " ¶ "
"""What stands between two columns, so that no words follow one another across it."""
FIND = f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH ? LIMIT ?"  # noqa: S608 (a name of ours)
"""Asked as it is: to have it built each time takes longer than to find a few rows."""


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


def has(document: Table, groups: Sequence[Sequence[Sought]], without: Sequence[Sought] = ()) -> ColumnElement[bool]:
    """Whether a row has something of each of these groups, and nothing of what it must be without."""
    return _Has(_in_sqlite(document, groups, without), _in_postgresql(document, groups, without))


def find_rare(
    connection: Connection, groups: Sequence[Sequence[Sought]], without: Sequence[Sought], few: int
) -> Sequence[int] | None:
    """The ids of all these rows, if they are no more than a few and the database does not know that by itself."""
    if connection.dialect.name != "sqlite":
        return None
    found = connection.exec_driver_sql(FIND, (_match(groups, without), few + 1)).scalars().all()
    return found if len(found) <= few else None


def _in_sqlite(document: Table, groups: Sequence[Sequence[Sought]], without: Sequence[Sought]) -> ColumnElement[bool]:
    # Not the id itself: by that, and by another condition, SQLite would look for each of one in each of the other.
    index = table(INDEX, column("rowid"), column(INDEX))
    matched = index.c[INDEX].op("MATCH")(_match(groups, without))
    return (document.c.id + 0).in_(select(index.c.rowid).where(matched))


def _match(groups: Sequence[Sequence[Sought]], without: Sequence[Sought]) -> str:
    asked = f"({' AND '.join(map(_match_any, groups))})"
    return f"{asked} NOT {_match_any(without)}" if without else asked


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
