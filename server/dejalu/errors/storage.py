"""What can be wrong with where a library is kept: its folder, its database, its disk."""

from dejalu.errors import DejaluError


class DataFolderError(DejaluError):
    """A data folder that cannot be made or written."""


class LibraryInUseError(DejaluError):
    """Another process writes to this library: its number and its address, where they are known."""

    def __init__(self, pid: str = "", url: str | None = None) -> None:
        who = f" as process {pid}" if pid else ""
        where = f" at {url}" if url else ""
        super().__init__(f"Dejalu already runs on this library{who}{where}: use that one, or end it first.")


class DatabaseError(DejaluError):
    """A database that cannot be used: not one of Dejalu's, damaged, or out of reach."""


class NewerDatabaseError(DatabaseError):
    """A database written by a later version of Dejalu."""

    def __init__(self, revision: str) -> None:
        super().__init__(
            f"This library was written by a newer Dejalu (its schema is {revision}): update Dejalu to open it. "
            "Nothing was changed."
        )


class OtherDatabaseError(DatabaseError):
    """A database of another program."""

    def __init__(self) -> None:
        super().__init__(
            "This database holds the tables of another program: give --database-url an empty one, or Dejalu's own. "
            "Nothing was changed."
        )


class DamagedDatabaseError(DatabaseError):
    """A database file of which a part is destroyed."""

    def __init__(self, address: str = "of this library", damage: str = "") -> None:
        found = f" ({damage})" if damage else ""
        super().__init__(f"The database {address} is damaged{found}. Nothing was changed.")


class StorageError(DejaluError):
    """Storage that fails for now: what was asked may be asked again, and nothing that was kept is lost."""


class DiskFullError(StorageError):
    """No room for another edit."""

    def __init__(self) -> None:
        super().__init__("The disk that holds the library is full: make room there. Edits wait until then.")


class ReadOnlyStorageError(StorageError):
    """A file system or a database that takes no changes."""

    def __init__(self) -> None:
        super().__init__("The library cannot be written: its disk or database is read-only. Edits wait.")


class BrokenStorageError(StorageError):
    """A disk that reports errors."""

    def __init__(self) -> None:
        super().__init__("The disk that holds the library reports an error: check it, and make a backup. Edits wait.")


class BusyDatabaseError(StorageError):
    """A database that another program keeps locked."""

    def __init__(self) -> None:
        super().__init__("Another program keeps the library's database locked: end it. Edits wait until then.")


class UnreachableDatabaseError(StorageError):
    """A database server that does not answer."""

    def __init__(self) -> None:
        super().__init__("The library's database does not answer: start its server again. Edits wait until then.")
