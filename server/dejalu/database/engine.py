"""A library's database, and transactions on it."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, event, exc
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from dejalu.database import failures, sqlite
from dejalu.database.upgrade import upgrade
from dejalu.errors import DamagedDatabaseError, DatabaseError


class Database:
    """A library's database, opened, found sound and brought up to the current schema.

    Raises DatabaseError when the URL or the database is unusable, DamagedDatabaseError when it is damaged, and
    NewerDatabaseError when its schema is later than this program's; none of them changes anything.
    """

    def __init__(self, url: str) -> None:
        try:
            parsed = make_url(url)
            self.is_sqlite = parsed.get_backend_name() == "sqlite"
            driver = {"module": sqlite.driver} if self.is_sqlite else {}
            self._engine = create_engine(parsed, pool_pre_ping=True, json_serializer=_json, **driver)
        except (exc.ArgumentError, exc.NoSuchModuleError, ImportError) as error:
            raise DatabaseError(
                "The database URL cannot be used: give one such as sqlite:////home/me/dejalu.db or "
                "postgresql+psycopg://user@host/dejalu, and install the driver it names."
            ) from error
        self._address = parsed.render_as_string()
        self._write_engine = self._engine.execution_options(dejalu_writes=True)
        self._write_lock = threading.Lock()
        self.file = sqlite_file(url)
        if self.is_sqlite:
            event.listen(self._engine, "connect", sqlite.prepare)
            event.listen(self._engine, "begin", sqlite.begin)
        try:
            self._open()
        except DatabaseError:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one moment of the library and changes nothing. Raises StorageError."""
        with failures.named(), Session(self._engine) as session:
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

    def _open(self) -> None:
        try:
            with self._write_lock, self._write_engine.connect() as connection:
                if self.is_sqlite and (damage := sqlite.find_damage(connection)):
                    raise DamagedDatabaseError(self._address, damage)
                connection.rollback()
                upgrade(connection)
        except exc.DBAPIError as error:
            if failures.classify(error) is DamagedDatabaseError:
                raise DamagedDatabaseError(self._address, str(error.orig)) from error
            raise DatabaseError(
                f"The database {self._address} cannot be opened ({error.orig}): "
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


def _json(value: object) -> str:
    """Letters as themselves, so that a search for “Müller” finds him in a list of authors."""
    return json.dumps(value, ensure_ascii=False)
