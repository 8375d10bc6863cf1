"""An upgrade is killed at each of its statements: the next start finds everything there, and goes on."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine, select, text
from sqlalchemy.engine import make_url
from tests import released
from tests.conftest import postgresql_database
from tests.faults.dying import count_statements, open_and_die
from tests.faults.stored import expect_sound

from dejalu.database import Database
from dejalu.models import Base

OLD = released.revisions()[:-1]


@pytest.mark.parametrize("most", [24, pytest.param(10_000, marks=pytest.mark.soak)])
@pytest.mark.parametrize("revision", OLD)
def test_on_sqlite(tmp_path: Path, revision: str, most: int) -> None:
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    released.load(revision, f"sqlite:///{old}")

    @contextmanager
    def copy() -> Iterator[str]:
        yield f"sqlite:///{shutil.copy(old, new)}"
        new.unlink()

    _kill(copy, most)


@pytest.mark.parametrize("most", [5, pytest.param(10_000, marks=pytest.mark.soak)])
@pytest.mark.parametrize("revision", OLD)
def test_on_postgresql(postgresql: str, revision: str, most: int) -> None:
    with postgresql_database(postgresql) as old:
        released.load(revision, old)
        _kill(partial(postgresql_database, postgresql, make_url(old).database), most)


def _kill(copy: Callable[[], AbstractContextManager[str]], most: int) -> None:
    """Upgrade copies of an old library, each killed at a later statement than the last; at most so many, evenly."""
    with copy() as url:
        total = count_statements(url)
        wanted = _contents(url)
    places = sorted({*range(1, total, max(1, total // most)), total})
    for place in places:
        with copy() as url:
            open_and_die(url, place)
            Database(url).close()
            expect_sound(url)
            assert _contents(url) == wanted, f"killed at statement {place}"
    print(f"\n{len(places)} kill points among {total} statements, 0 stuck")


def _contents(url: str) -> dict[str, list[str]]:
    """All that a library holds but the name of its feed and its key, which are made up."""
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        queries = {
            table.name: select(*(column for column in table.c if column.name not in ("feed", "proof_key")))
            for table in Base.metadata.sorted_tables
        } | {"alembic_version": text("SELECT version_num FROM alembic_version")}
        return {name: sorted(map(repr, connection.execute(query))) for name, query in queries.items()}
