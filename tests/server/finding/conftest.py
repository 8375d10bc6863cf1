"""The made-up library, in a database of each kind."""

from collections.abc import Iterator

import pytest
from tests.conftest import new_database
from tests.server.conftest import Caller, admit, ask
from tests.server.finding import made_up

from dejalu.database import Database

KINDS = ("sqlite", "postgresql")


@pytest.fixture(scope="module", params=KINDS)
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Caller]:
    """In one of them; nothing is changed in it."""
    folder = tmp_path_factory.mktemp(request.param)
    with new_database(request.param, request, folder / "dejalu.db") as url:
        database = Database(url)
        caller = admit(ask(database, folder / "data"), database, "a browser")
        made_up.fill(caller)
        yield caller
        database.close()
