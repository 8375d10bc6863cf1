"""A library's database, and transactions on it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, create_engine, event, exc
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from dejalu.database import failures, sqlite
from dejalu.database.types import dump_json
from dejalu.database.upgrade import refuse_other, upgrade
from dejalu.errors import DejaluError
from dejalu.errors.storage import DamagedDatabaseError, DatabaseError


class Database:
    """A library's database, opened, found sound and brought up to the current schema.

    Raises DatabaseError when the URL or the database is unusable, DamagedDatabaseError when it is damaged, and
    NewerDatabaseError when its schema is later than this program's; none of them changes anything. Before its schema is
    changed, `before_upgrade` is told of the one that there is; if that fails, nothing is changed either.
    """

    def __init__(self, url: str, before_upgrade: Callable[["Database", str], None] | None = None) -> None:
        try:
            parsed = make_url(url)
            self.is_sqlite = parsed.get_backend_name() == "sqlite"
            driver = {"module": sqlite.driver} if self.is_sqlite else {}
            # A server may have ended a connection since; a file has not.
            # What was to be written is in no message: messages are logged.
            self._engine = create_engine(
                parsed,
                pool_pre_ping=not self.is_sqlite,
                json_serializer=dump_json,
                hide_parameters=True,
                **driver,
            )
        except (exc.ArgumentError, exc.NoSuchModuleError, ImportError) as error:
            raise DatabaseError(
                "The database URL cannot be used: give one such as sqlite:////home/me/dejalu.db or "
                "postgresql+psycopg://user@host/dejalu, and install the driver it names."
            ) from error
        self._address = parsed.render_as_string()
        self._write_engine = self._engine.execution_options(dejalu_writes=True)
        # SQLite's readers see one moment by themselves; PostgreSQL's do if they ask for it.
        one_moment = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        self._read_engine = self._engine.execution_options(**one_moment)
        self._write_lock = threading.Lock()
        self.file = sqlite_file(url)
        if self.is_sqlite:
            event.listen(self._engine, "connect", sqlite.prepare)
            event.listen(self._engine, "begin", sqlite.begin)
        try:
            self._open(before_upgrade and partial(before_upgrade, self))
        except DejaluError:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one moment of the library and changes nothing. Raises StorageError."""
        with failures.named(), Session(self._read_engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that commits as a whole on leaving, or not at all. Raises StorageError.

        Where the storage fails in the very act of committing, the changes may be kept nevertheless: whoever asked for
        them must ask again, as for an answer that never came.
        """
        with (
            failures.named(),
            self._write_lock,
            Session(self._write_engine, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """A connection that sees one moment of the library however long it reads. Raises StorageError."""
        with failures.named(), self._read_engine.connect() as connection:
            if not self.is_sqlite:
                connection.execution_options(postgresql_readonly=True)
            yield connection

    def _open(self, before_upgrade: Callable[[str], None] | None) -> None:
        try:
            # Before anything else: the last connection to a file writes the log into it when it is closed.
            if self.file and self.file.exists():
                if damage := sqlite.find_damage(self.file):
                    raise DamagedDatabaseError(self._address, damage)
                with closing(sqlite.look_into(self.file)) as connection:
                    refuse_other(sqlite.find_tables(connection))
            with self._write_lock, self._write_engine.connect() as connection:
                upgrade(connection, before_upgrade)
        except (exc.DBAPIError, sqlite.driver.Error) as error:
            cause = getattr(error, "orig", error)
            if sqlite.is_damage(cause):
                raise DamagedDatabaseError(self._address, str(cause)) from error
            raise DatabaseError(
                f"The database {self._address} cannot be opened ({cause}): "
                "check that it is reachable and is Dejalu's. Nothing was changed."
            ) from error

    def close(self) -> None:
        """Give all connections back; SQLite then folds its write-ahead log into the file."""
        with self._write_lock:
            self._engine.dispose()


def sqlite_file(url: str) -> Path | None:
    """The file that a database URL names, if it names one: the same for all names of a file."""
    try:
        parsed = make_url(url)
    except exc.ArgumentError:
        return None
    is_file = parsed.get_backend_name() == "sqlite" and parsed.database not in (None, "", ":memory:")
    return Path(parsed.database).resolve() if is_file and parsed.database else None
