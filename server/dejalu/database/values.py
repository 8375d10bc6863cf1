"""Which values can be kept, and conditions on many of them at once."""

import json
import re
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ARRAY, BigInteger, ColumnElement, Dialect, SQLColumnExpression, String, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType, TypeDecorator, TypeEngine

LARGEST = 2**63 - 1
"""The largest whole number that every database here keeps."""
LARGEST_ID = 2**31 - 1
"""The largest id of a row."""

_UNKEEPABLE = re.compile("[\0\ud800-\udfff]")


def is_keepable(value: int | str) -> bool:
    """Whether every database here keeps this: a number of 64 bits, or text without NUL and half surrogate pairs."""
    if isinstance(value, int):
        return -LARGEST - 1 <= value <= LARGEST
    return _UNKEEPABLE.search(value) is None


def one_of(column: SQLColumnExpression[Any], values: Iterable[int] | Iterable[str]) -> ColumnElement[bool]:
    """Whether a column has one of many values, all numbers or all texts, sent as one parameter.

    `column.in_(values)` makes another statement for every number of values, and renders each anew: for the 2,500 keys
    that a page of titles asks for, this takes longer than the search itself.
    """
    listed: list[Any] = sorted({*values})
    item = String() if isinstance(column.label(None).type, String) else BigInteger()
    return _OneOf(column, bindparam(None, listed, type_=_Values(item), unique=True))


def one_of_named(column: SQLColumnExpression[Any], name: str) -> ColumnElement[bool]:
    """The same for numbers that are given by name when the statement runs: so it is built once, however often asked."""
    return _OneOf(column, bindparam(name, type_=_Values(BigInteger())))


class _Values(TypeDecorator[list[Any]]):
    """Many values as one: JSON for SQLite, an array for PostgreSQL."""

    impl = String
    cache_ok = True

    def __init__(self, item: BigInteger | String) -> None:
        super().__init__()
        self.item = item

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(ARRAY(self.item) if dialect.name == "postgresql" else String())

    def process_bind_param(self, value: list[Any] | None, dialect: Dialect) -> Any:  # noqa: ANN401 (as each driver likes)
        return value if dialect.name == "postgresql" else json.dumps(value)


class _OneOf(FunctionElement[bool]):
    """The condition; its clauses are the column and the values."""

    # Of a Boolean, SQLite would be asked whether it `= 1`, and would no longer use an index.
    type = NullType()  # type: ignore[assignment]
    inherit_cache = True


@compiles(_OneOf)
def _render_one_of(element: _OneOf, compiler: SQLCompiler, **options: Any) -> str:
    column, values = (compiler.process(clause, **options) for clause in element.clauses)
    if compiler.dialect.name == "postgresql":
        return f"{column} = ANY ({values})"
    return f"{column} IN (SELECT value FROM json_each({values}))"  # noqa: S608 (both are names in the statement)
