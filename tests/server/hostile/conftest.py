"""A library for each way in, with nothing in it but hostile texts."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field

import pytest
from tests.conftest import postgresql_database
from tests.hostile.files import FILES
from tests.server.conftest import Caller, admit, ask
from tests.server.hostile.bringing import WAYS, bring, edit

from dejalu.database import Database

Open = Callable[..., Caller]


@dataclass
class Library:
    """A library that does not change any more."""

    caller: Caller
    exports: dict[str, bytes] = field(default_factory=dict)

    def export(self, name: str) -> bytes:
        """All of it in a format."""
        if name not in self.exports:
            response = self.caller.ask("GET", f"/export/{name}")
            assert response.status_code == 200, response.text
            self.exports[name] = response.data
        return self.exports[name]

    def count(self) -> int:
        """How many papers it has."""
        papers: int = self.caller.sync()["count"]
        return papers


@pytest.fixture(scope="session")
def new_library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    """Opens an empty library in a folder of that name, and in the database at an address if one is given."""
    with ExitStack() as opened:

        def start(name: str, url: str | None = None) -> Caller:
            folder = tmp_path_factory.mktemp(name)
            database = Database(url or f"sqlite:///{folder / 'dejalu.db'}")
            opened.callback(database.close)
            return admit(ask(database, folder / "data"), database, "a browser")

        yield start


@pytest.fixture(scope="session")
def edited(new_library: Open) -> Library:
    """A library into which everything came by edits."""
    caller = new_library("sync")
    edit(caller)
    return Library(caller)


@pytest.fixture(scope="session")
def edited_on_postgresql(postgresql: str, new_library: Open) -> Iterator[Library]:
    """The same on the other database."""
    with postgresql_database(postgresql) as url:
        caller = new_library("postgresql", url)
        edit(caller)
        yield Library(caller)


@pytest.fixture(scope="session", params=[*WAYS, "sync on PostgreSQL"])
def library(request: pytest.FixtureRequest, new_library: Open, edited: Library) -> Library:
    """A library into which everything came by one of the ways."""
    way: str = request.param
    if way == "sync":
        return edited
    if way == "sync on PostgreSQL":
        other: Library = request.getfixturevalue("edited_on_postgresql")
        return other
    caller = new_library(way)
    bring(caller, edited.export("json") if way == "library" else FILES[way]().encode())
    return Library(caller)
