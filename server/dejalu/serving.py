"""Opening a library, and serving it."""

import dataclasses
import logging
import shlex
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import waitress
from flask import Flask

from dejalu.api import request_log
from dejalu.app import create_app
from dejalu.backups import restoring
from dejalu.backups.daily import Daily
from dejalu.backups.shelf import UPGRADE, Backup, Shelf
from dejalu.config import Config
from dejalu.database import Database, sqlite_file
from dejalu.datafolder import DataFolder, find_exposed
from dejalu.enrichment.background import Background
from dejalu.errors import PortInUseError
from dejalu.errors.backups import CopyError, DamagedLibraryError, UpgradeError
from dejalu.errors.storage import DamagedDatabaseError
from dejalu.outlets.keeper import Keeper
from dejalu.services import clients, readers
from dejalu.services.proofs import COMMAND_LINE

THREADS = 8
LOG_FORMAT = "[%(asctime)s] %(levelname)s in %(module)s: %(message)s"


@contextmanager
def open_library(config: Config, shelf: Shelf | None = None) -> Iterator[tuple[Flask, Database]]:
    """The application on its library, with this process the only one that writes to it.

    A restore that was cut short is finished first.
    """
    folder = DataFolder(config.data)
    shelf = shelf or Shelf.of(config.data)
    with hold_library(config) as (_, open_database):
        try:
            database = open_database(shelf)
        except DamagedDatabaseError as error:
            raise DamagedLibraryError(error.message, _offer(config, shelf.find_good())) from error
        with closing(database):
            _admit_command_line(folder, database)
            yield create_app(config, database, shelf), database


@contextmanager
def hold_library(config: Config) -> Iterator[tuple[Path | None, Callable[[Shelf], Database]]]:
    """Be the one process that writes to a library: its SQLite file, if it has one, and how to open it."""
    folder = DataFolder(config.data)
    url = config.database_url or folder.database_url
    file = sqlite_file(url)
    with folder.lock(file):
        if file:
            restoring.finish(file)
        yield file, lambda shelf: _open(url, shelf)


def _open(url: str, shelf: Shelf) -> Database:
    """Open a database, and before its schema is changed back it up. Raises DatabaseError."""

    def back_up(database: Database, revision: str) -> None:
        try:
            shelf.make(database, UPGRADE + revision)
        except CopyError as error:
            raise UpgradeError(revision, error.message) from error

    return Database(url, back_up)


Ready = Callable[[Config, Callable[[], str]], None]
"""Told that a server runs: with the settings in force, and what makes a new pairing code."""


def serve(config: Config, ready: Ready, *, logs_requests: bool = False) -> None:
    """Serve a library until interrupted; `ready` is called once it runs.

    Raises PortInUseError, LibraryInUseError, DataFolderError or DatabaseError before anything is served.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    _begin_log(logs_requests=logs_requests)
    folder = DataFolder(config.data)
    for path in find_exposed(config.data):
        logging.getLogger(__name__).warning(
            "Other users of this machine can read %s: `dejalu doctor --mend` ends that.", path
        )
    with _bind(config) as listener:
        config = dataclasses.replace(config, port=listener.getsockname()[1])
        shelf = Shelf.of(config.data)
        with (
            open_library(config, shelf) as (app, database),
            Daily(shelf, database).running(),
            Keeper(database).running(),
            Background(app.extensions["enricher"], database).running(),
            folder.announce(config.url, app.extensions["prover"].secret(COMMAND_LINE)),
        ):
            ready(config, lambda: _make_code(database))
            waitress.serve(app, sockets=[listener], threads=THREADS, ident=None, clear_untrusted_proxy_headers=True)


def _make_code(database: Database) -> str:
    with database.writing() as session:
        return clients.make_code(session, readers.get_me(session).id, datetime.now(UTC))


def _begin_log(*, logs_requests: bool) -> None:
    """Set logging up before Flask and waitress do, each on its own: lines would come twice."""
    logging.basicConfig(format=LOG_FORMAT)
    request_log.log.setLevel(logging.INFO if logs_requests else logging.WARNING)
    logging.getLogger("waitress").addFilter(request_log.Discreet())


def _offer(config: Config, good: Backup | None) -> str:
    """How to get a damaged library back."""
    if good is None:
        return "There is no backup of it that is whole."
    options = ["--data", str(config.data)] if config.data != Config.data else []
    options += ["--database-url", config.database_url] if config.database_url else []
    command = shlex.join(["dejalu", "restore", good.name, *options])
    return f"The newest good backup is of {good.made_at:%Y-%m-%d %H:%M} UTC; to go back to it: {command}"


def _bind(config: Config) -> socket.socket:
    family = socket.AF_INET6 if ":" in config.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":  # there it would let two programs share the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((config.host, config.port))
        listener.listen(1024)
    except OSError as error:
        listener.close()
        raise PortInUseError(config.port) from error
    return listener


def _admit_command_line(folder: DataFolder, database: Database) -> None:
    """Give the command line a token of its own, kept in the data folder, unless it has one that works."""
    with database.writing() as session:
        if folder.token and clients.find_by_token(session, folder.token, datetime.now(UTC)):
            return
        reader = readers.get_me(session)
        _, token = clients.admit(session, reader.id, "command line", datetime.now(UTC))
        folder.token = token
