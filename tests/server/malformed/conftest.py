"""The same library in both kinds of database."""

from collections.abc import Iterator

import pytest
from tests.conftest import postgresql_database
from tests.server.malformed import twins as running
from tests.server.malformed.twins import Twins


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory, postgresql: str) -> Iterator[Twins]:
    folder = tmp_path_factory.mktemp("twins")
    with (
        postgresql_database(postgresql) as url,
        running.running([f"sqlite:///{folder / 'dejalu.db'}", url], folder) as both,
    ):
        yield both
