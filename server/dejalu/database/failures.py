"""What a driver reports, told as what went wrong."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from dejalu.database import sqlite
from dejalu.errors import DejaluError
from dejalu.errors.storage import (
    BrokenStorageError,
    BusyDatabaseError,
    DamagedDatabaseError,
    DiskFullError,
    ReadOnlyStorageError,
    UnreachableDatabaseError,
)

Kind = Callable[[], DejaluError]

BY_SQLITE_CODE: dict[int, Kind] = {
    5: BusyDatabaseError,  # SQLITE_BUSY
    6: BusyDatabaseError,  # SQLITE_LOCKED
    8: ReadOnlyStorageError,  # SQLITE_READONLY
    10: BrokenStorageError,  # SQLITE_IOERR
    sqlite.CORRUPT: DamagedDatabaseError,
    13: DiskFullError,  # SQLITE_FULL
    14: BrokenStorageError,  # SQLITE_CANTOPEN
    sqlite.NOT_A_DATABASE: DamagedDatabaseError,
}
"""Primary result codes, https://sqlite.org/rescode.html."""
BY_SQLSTATE: dict[str, Kind] = {
    "25006": ReadOnlyStorageError,
    "53100": DiskFullError,
    "58030": BrokenStorageError,
    "40001": BusyDatabaseError,
    "40P01": BusyDatabaseError,
    "55P03": BusyDatabaseError,
    "57P01": UnreachableDatabaseError,
    "57P02": UnreachableDatabaseError,
    "57P03": UnreachableDatabaseError,
}
"""PostgreSQL's, https://www.postgresql.org/docs/current/errcodes-appendix.html; class 08 is the connection."""


@contextmanager
def named() -> Iterator[None]:
    """Raise storage that fails as the error that says how; any other error as it is."""
    try:
        yield
    except exc.DBAPIError as error:
        kind = next(filter(None, map(classify, _origins(error))), None)
        if kind is None:
            raise
        raise kind() from error


def _origins(error: BaseException | None) -> Iterator[exc.DBAPIError]:
    """A failure, and before it those that were being handled when it came up.

    Where storage fails, SQLite takes the whole transaction back; that the savepoint which SQLAlchemy then goes back to
    is no longer there, says nothing of the reason.
    """
    while error is not None:
        if isinstance(error, exc.DBAPIError):
            yield error
        error = error.__context__


def classify(error: exc.DBAPIError) -> Kind | None:
    """What failed, where the driver says it."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return BY_SQLITE_CODE.get(code & 0xFF)
    state = getattr(error.orig, "sqlstate", None)
    if error.connection_invalidated or (isinstance(error, exc.OperationalError) and (state or "08").startswith("08")):
        return UnreachableDatabaseError
    return BY_SQLSTATE.get(state or "")
