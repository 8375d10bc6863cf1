"""What can go wrong with the copies of a library."""

from pathlib import Path

from dejalu.errors import DejaluError
from dejalu.errors.storage import DatabaseError


class DamagedLibraryError(DatabaseError):
    """A library whose database is damaged, and how to get it back."""

    def __init__(self, damage: str, offer: str) -> None:
        super().__init__(f"{damage} {offer}")


class CopyError(DejaluError):
    """A copy of a library that cannot be made, and why; what was begun of it is gone."""

    def __init__(self, file: Path, cause: str) -> None:
        super().__init__(f"No copy of the library could be written into {file.parent}: {cause}.")


class UpgradeError(DatabaseError):
    """A library whose schema is not brought up to date, as no backup of it can be made first."""

    def __init__(self, revision: str, cause: str) -> None:
        super().__init__(
            f"This library has an older schema ({revision}), and it is changed only once a backup is made. {cause} "
            "Nothing was changed."
        )


class UnknownBackupError(DejaluError):
    """A name that no backup has."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no backup {name}: `dejalu restore` lists those that there are.")
