"""What is done to a library behind the server's back is found, mended after a backup, and told."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from tests import contents
from tests.server.conftest import Caller

from dejalu.backups.shelf import Shelf
from dejalu.database import Database

THIRD = "A Third Paper About Something Quite Different"
DAMAGE: list[tuple[str, tuple[str, ...]]] = [
    ("notes", ("DELETE FROM note_revision WHERE body = 'Plain.'",)),
    ("notes", ("UPDATE note SET body = 'Typed by hand.' WHERE body = 'Plain.'",)),
    ("claims", (f"DELETE FROM claim WHERE title = '{THIRD}'",)),
    ("identifiers", ("DELETE FROM identifier WHERE scheme = 'doi'",)),
    ("links", ("DELETE FROM shared_claim",)),
    ("titles", ("DELETE FROM title_key WHERE key = (SELECT min(key) FROM title_key)",)),
    ("titles", ("DELETE FROM title_key", "DELETE FROM title")),
    ("titles", ("UPDATE title SET normal = 'something else'",)),
    ("titles", ("INSERT INTO title_key (key, title_id) VALUES (7, 4711)",)),
    ("papers", ("UPDATE paper SET main_id = NULL",)),
    ("papers", (f"UPDATE paper SET main_id = (SELECT min(id) FROM paper) WHERE title = '{THIRD}'",)),
    ("descriptions", ("UPDATE paper SET title = 'Another title' WHERE main_id IS NULL",)),
    ("descriptions", (f"UPDATE paper SET authors = '[\"Nobody\"]', year = 1999 WHERE title = '{THIRD}'",)),
    ("readings", ("UPDATE reading SET status = 'skipped'",)),
    ("readings", ("UPDATE reading SET starred = NOT starred",)),
    ("readings", ("UPDATE reading SET times_seen = 40, first_seen_at = NULL",)),
    ("readings", ("DELETE FROM reading WHERE citation_key IS NULL OR starred",)),
    ("readings", ("DELETE FROM tagging",)),
    ("sequence", ("UPDATE reader SET seq = 1",)),
]


@pytest.fixture
def library(caller: Caller) -> Caller:
    contents.fill(caller)
    assert ill(caller) == []
    return caller


def ill(caller: Caller) -> list[str]:
    findings = caller.get("/health")["findings"]
    return [finding["name"] for finding in findings if not finding["is_well"]]


def shown(caller: Caller) -> dict[str, Any]:
    """What the reader sees of every paper."""
    papers = caller.get("/papers?sort=title")["papers"]
    return {paper["title"]: {**paper["mark"], "seq": 0, "joined": []} for paper in papers}


@pytest.mark.parametrize(("name", "statements"), DAMAGE)
def test_it_is_found_and_mended(
    library: Caller, database: Database, tmp_path: Path, name: str, statements: tuple[str, ...]
) -> None:
    before = shown(library)
    with database.writing() as session:
        for statement in statements:
            assert session.execute(text(statement)).rowcount > 0  # type: ignore[attr-defined]
    damaged = contents.read(database)
    assert name in ill(library)
    assert contents.read(database) == damaged
    mended = library.ask("POST", "/health/mend")
    assert mended.status_code == 200, mended.text
    [backup] = Shelf.of(tmp_path / "data").find_all()
    assert contents.read_at(f"sqlite:///{backup.file}") == damaged
    assert mended.json
    assert backup.name in mended.json["done"][0]
    assert len(mended.json["done"]) > 1
    assert ill(library) == []
    if "by hand" not in statements[0]:
        assert shown(library) == before
