"""Opening a library, and serving it."""

import dataclasses
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import waitress
from flask import Flask

from dejalu.app import create_app
from dejalu.config import Config
from dejalu.database import Database, sqlite_file
from dejalu.datafolder import DataFolder
from dejalu.errors import PortInUseError
from dejalu.services import clients, readers

THREADS = 8


@contextmanager
def open_library(config: Config) -> Iterator[tuple[Flask, Database]]:
    """The application on its library, with this process the only one that writes to it."""
    folder = DataFolder(config.data)
    url = config.database_url or folder.database_url
    with folder.lock(sqlite_file(url)):
        database = Database(url)
        try:
            _admit_command_line(folder, database)
            yield create_app(config, database), database
        finally:
            database.close()


def serve(config: Config, ready: Callable[[Config, str], None]) -> None:
    """Serve a library until interrupted; `ready` is told the settings in force and a pairing code.

    Raises PortInUseError, LibraryInUseError, DataFolderError or DatabaseError before anything is served.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    folder = DataFolder(config.data)
    with _bind(config) as listener:
        config = dataclasses.replace(config, port=listener.getsockname()[1])
        with open_library(config) as (app, database), folder.announce(config.url):
            with database.writing() as session:
                code = clients.make_code(session, readers.get_me(session).id, datetime.now(UTC))
            ready(config, code)
            waitress.serve(app, sockets=[listener], threads=THREADS, ident=None, clear_untrusted_proxy_headers=True)


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
        if folder.token and clients.find_by_token(session, folder.token):
            return
        reader = readers.get_me(session)
        _, token = clients.admit(session, reader.id, "command line", datetime.now(UTC))
        folder.token = token
