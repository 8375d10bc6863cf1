"""Stand-ins for the services, and what asks them without waiting in between."""

from collections.abc import Iterator

import pytest
from tests import standins
from tests.standins import Standins

from dejalu.database import Database
from dejalu.enrichment.enricher import Enricher
from dejalu.services import readers


@pytest.fixture
def services(monkeypatch: pytest.MonkeyPatch) -> Iterator[Standins]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with standins.running() as running:
        yield running


@pytest.fixture
def enricher(database: Database, services: Standins) -> Enricher:
    """One that waits for nothing between its questions."""
    return Enricher(database, services.urls, pause=0, backoff=0)


@pytest.fixture
def me(caller: object, database: Database) -> int:
    """The reader, once the application is there."""
    with database.writing() as session:
        return readers.get_me(session).id
