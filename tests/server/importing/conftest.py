"""Entries as parsers make them, taken into a library; and all that a library holds, but for what counts its changes."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select

from dejalu.database import Database
from dejalu.identity import identifiers
from dejalu.importers.imported import Imported, Refused
from dejalu.models import Base, ImportRun
from dejalu.pages.mention import Mention
from dejalu.services import readers
from dejalu.services.importing import taking, undoing
from dejalu.services.importing.lines import Outcome
from dejalu.services.importing.taking import File

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
HEADS = "Talking Heads: Understanding Inter-layer Communication in Transformer Language Models"
COUNTERS = {"import_run", "import_change", "vanished", "library", "reader", "client", "title_word"}

Take = Callable[..., Outcome]
Contents = dict[str, list[str]]


def entry(title: str = HEADS, *names: str, **kept: Any) -> Imported:
    """An entry; what is no part of what a reader keeps is said of the paper."""
    own = {name: value for name, value in kept.items() if name in Imported.__dataclass_fields__}
    said = {name: value for name, value in kept.items() if name not in own}
    return Imported(**{"line": 1} | own, mention=Mention(title, tuple(map(identifiers.parse, names)), **said))


@pytest.fixture
def take(database: Database) -> Take:
    """Takes entries into the library."""
    return lambda *entries, **how: take_into(database, entries, **how)


def take_into(database: Database, entries: Iterable[Imported | Refused], now: datetime = NOW, **how: Any) -> Outcome:
    with database.writing() as session:
        file = File("my.bib", "bib", **how)
        run = taking.take(session, readers.get_me(session).id, file, entries, now)
        while True:
            try:
                next(run)
            except StopIteration as end:
                outcome: Outcome = end.value
                return outcome


def undo(database: Database, import_id: str = "last") -> ImportRun:
    with database.writing() as session:
        return undoing.undo(session, readers.get_me(session).id, import_id, NOW)


def contents(database: Database) -> Contents:
    """Every row of every table, but for those of imports, for what counts changes, and for words that were ever met."""
    with database.reading() as session:
        found = {}
        for name, table in Base.metadata.tables.items():
            columns = [column for column in table.columns if column.name != "seq"]
            if name not in COUNTERS:
                found[name] = sorted(repr(tuple(row)) for row in session.execute(select(*columns)))
        return found
