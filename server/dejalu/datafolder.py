"""The folder of a library: its database, its lock, and how the command line finds a running server.

Everything in it is for its owner alone (mode 0700 and 0600).
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from dejalu.errors import DataFolderError, LibraryInUseError

PATIENCE = 5.0
"""Seconds to wait for another command on the same library; most take well under one."""


class DataFolder:
    """A library's folder, made if it is not there. Raises DataFolderError when it cannot be made or written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        os.umask(0o077)
        try:
            path.mkdir(parents=True, exist_ok=True)
            probe = path / f".probe-{os.getpid()}"
            probe.touch()
            probe.unlink()
        except OSError as error:
            raise DataFolderError(
                f"The data folder {path} cannot be written ({error.strerror}): choose another with --data."
            ) from error

    @property
    def database_url(self) -> str:
        return f"sqlite:///{self.path / 'dejalu.db'}"

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Be the one process that writes to this library. Raises LibraryInUseError."""
        lock = FileLock(self.path / "dejalu.lock")
        try:
            lock.acquire(timeout=0 if self.read_server() else PATIENCE)
        except Timeout:
            where = self.read_server()
            raise LibraryInUseError(
                f"Dejalu already runs on this library{f' at {where}' if where else ''}: use that one, or end it first."
            ) from None
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def announce(self, url: str) -> Iterator[None]:
        """Tell commands where this library's server is, while it runs."""
        file = self.path / "server.json"
        file.write_text(json.dumps({"url": url, "pid": os.getpid()}) + "\n", encoding="utf-8")
        try:
            yield
        finally:
            file.unlink(missing_ok=True)

    def read_server(self) -> str | None:
        """The address a server announced; it may have died since."""
        try:
            return str(json.loads((self.path / "server.json").read_text(encoding="utf-8"))["url"])
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
