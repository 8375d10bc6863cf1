"""Parts of values, worked out by the database: the day of a time, and the host of an address."""

from datetime import date, datetime

from sqlalchemy import Date, SQLColumnExpression, String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class day_of(FunctionElement[date]):  # noqa: N801 (a function of SQL)
    """The day of a time, in UTC."""

    type = Date()
    inherit_cache = True

    def __init__(self, column: SQLColumnExpression[datetime] | SQLColumnExpression[datetime | None]) -> None:
        super().__init__(column)


class host_of(FunctionElement[str]):  # noqa: N801
    """The host of a web address in small letters, without `www.`, with its port if it names one."""

    type = String()
    inherit_cache = True

    def __init__(self, column: SQLColumnExpression[str | None]) -> None:
        super().__init__(column)


@compiles(day_of)
def _render_day(element: day_of, compiler: SQLCompiler, **options: object) -> str:
    column = compiler.process(element.clauses, **options)
    if compiler.dialect.name == "postgresql":
        return f"CAST({column} AT TIME ZONE 'UTC' AS DATE)"
    return f"substr({column}, 1, 10)"  # Times are kept as text, in UTC.


@compiles(host_of)
def _render_host(element: host_of, compiler: SQLCompiler, **options: object) -> str:
    column = compiler.process(element.clauses, **options)
    find = "strpos" if compiler.dialect.name == "postgresql" else "instr"
    rest = f"substr({column}, {find}({column}, '://') + 3)"
    host = f"lower(substr({rest}, 1, {find}({rest} || '/', '/') - 1))"
    return f"substr(replace('//' || {host}, '//www.', '//'), 3)"
