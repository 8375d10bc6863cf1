"""The folder of a library: its database, its lock, and how the command line finds a running server.

Everything in it is for its owner alone (mode 0700 and 0600).
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_IRUSR, S_IRWXG, S_IRWXO, S_IRWXU, S_IWUSR

from filelock import FileLock, Timeout

from dejalu.errors.storage import DataFolderError, LibraryInUseError

PATIENCE = 5.0
"""Seconds to wait for another command on the same library; most take well under one."""
EXPOSABLE = ("dejalu.*", "*.json", "*.token", "backups", "backups/*", "replaced", "replaced/*", "browser")
"""What is kept in the folder, which may hold other things, too."""


class DataFolder:
    """A library's folder, made if it is not there. Raises DataFolderError when it cannot be made or written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        os.umask(0o077)
        try:
            path.mkdir(parents=True, exist_ok=True)
            probe = path / f".probe-{os.getpid()}"
            probe.write_bytes(b"\n")
            probe.unlink()
        except OSError as error:
            raise _unwritable(path, error) from error

    @property
    def database_url(self) -> str:
        return f"sqlite:///{self.path / 'dejalu.db'}"

    @contextmanager
    def lock(self, database: Path | None = None) -> Iterator[None]:
        """Be the one process that writes to this library, and to its SQLite file wherever that is.

        Raises LibraryInUseError, at once where a server runs, and DataFolderError where no lock can be written.
        """
        server = self.read_server()
        is_elsewhere = database is not None and database.parent.is_dir()  # If not, opening it will say so.
        beside = database.with_name(f"{database.name}.lock") if database and is_elsewhere else None
        with _hold(self.path / "dejalu.lock", server), _hold(beside, server):
            yield

    @contextmanager
    def announce(self, url: str, secret: str) -> Iterator[None]:
        """Tell commands where this library's server is while it runs, and the secret they can tell it by."""
        file = self.path / "server.json"
        draft = file.with_suffix(".part")
        draft.write_text(json.dumps({"url": url, "pid": os.getpid(), "secret": secret}) + "\n", encoding="utf-8")
        draft.replace(file)  # Nobody reads half of it.
        try:
            yield
        finally:
            file.unlink(missing_ok=True)

    def read_server(self) -> str | None:
        """The address a server announced; it may have died since."""
        return self._read_announced("url")

    def read_server_pid(self) -> str | None:
        """The number of the process of that server."""
        return self._read_announced("pid")

    def read_server_secret(self) -> str | None:
        """What that server can be told by."""
        return self._read_announced("secret")

    def _read_announced(self, name: str) -> str | None:
        try:
            return str(json.loads((self.path / "server.json").read_text(encoding="utf-8"))[name])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    @property
    def token(self) -> str | None:
        """The command line's own token."""
        try:
            return (self.path / "command-line.token").read_text(encoding="utf-8").strip()
        except OSError:
            return None

    @token.setter
    def token(self, token: str) -> None:
        (self.path / "command-line.token").write_text(token + "\n", encoding="utf-8")


def find_exposed(folder: Path) -> list[Path]:
    """What other users of this machine can read or change; Windows keeps users' folders apart by other means."""
    if os.name == "nt":
        return []
    inside = (file for pattern in EXPOSABLE for file in folder.glob(pattern))
    return [path for path in (folder, *inside) if path.stat().st_mode & (S_IRWXG | S_IRWXO)]


def close_exposed(folder: Path) -> list[Path]:
    """Take that access away; what was closed."""
    exposed = find_exposed(folder)
    for path in exposed:
        path.chmod(S_IRWXU if path.is_dir() else S_IRUSR | S_IWUSR)
    return exposed


@contextmanager
def _hold(file: Path | None, server: str | None) -> Iterator[None]:
    """Hold a lock, and say beside it who does: to open the lock itself may empty it."""
    if file is None:
        yield
        return
    lock, owner = FileLock(file), file.with_suffix(".pid")
    try:
        lock.acquire(timeout=0 if server else PATIENCE)
        owner.write_text(f"{os.getpid()}\n", encoding="ascii")
    except Timeout:
        raise LibraryInUseError(_read_pid(owner), server) from None
    except OSError as error:
        lock.release()
        raise _unwritable(file.parent, error) from error
    try:
        yield
    finally:
        owner.unlink(missing_ok=True)
        lock.release()


def _unwritable(folder: Path, error: OSError) -> DataFolderError:
    return DataFolderError(
        f"The folder {folder} cannot be written ({error.strerror}): make room or give access, or choose another with "
        "--data or --database-url."
    )


def _read_pid(owner: Path) -> str:
    try:
        return owner.read_text(encoding="ascii").strip()
    except OSError:
        return ""
