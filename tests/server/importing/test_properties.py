"""Whatever a library holds and a file says: importing it twice is importing it once, and undoing it leaves no trace."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.server.archive.conftest import ailments
from tests.server.archive.test_properties import HISTORY, TAGS, TEXT, live
from tests.server.conftest import admit, ask
from tests.server.importing.conftest import contents, entry, take_into, undo

from dejalu.database import Database
from dejalu.importers.imported import Imported, ImportedNote

TIMES = st.none() | st.datetimes(datetime(1960, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
KEYS = st.sampled_from(["a1", "A1", "b2", "doe2024second", "no key", "c:3"])
# A title without an identifier that different entries describe differently may be matched otherwise a second time.
PAPERS: list[tuple[str, tuple[str, ...]]] = [
    ("Talking Heads of Large Language Models", ("arxiv:2406.09519",)),
    ("TALKING HEADS OF LARGE LANGUAGE MODELS", ()),
    ("Talking Heads of Large Language Models", ("doi:10.1000/2",)),
    ("", ("doi:10.1000/1",)),
    ("Second", ("pmid:31452104", "arxiv:2406.09519")),
    ("An Altogether Different Paper of Its Own Kind", ()),
]
ENTRIES = st.builds(
    lambda paper, **kept: entry(paper[0], *paper[1], **kept),
    st.sampled_from(PAPERS),
    tags=st.lists(TAGS, max_size=2, unique=True).map(tuple),
    notes=st.lists(st.builds(ImportedNote, TEXT, written_at=TIMES), max_size=2).map(tuple),
    status=st.sampled_from([None, "read", "to-read"]),
    judged_at=TIMES,
    starred=st.booleans(),
    citation_key=st.none() | KEYS,
    former_keys=st.lists(KEYS, max_size=2).map(tuple),
    added_at=TIMES,
    seen_at=TIMES,
    times_seen=st.sampled_from([None, 1, 3]),
)
FILES = st.lists(ENTRIES, min_size=1, max_size=5)
EXAMPLES: dict[str, Any] = {
    "deadline": None,
    "derandomize": True,
    "phases": [Phase.generate],
    "suppress_health_check": list(HealthCheck),
}


def _check(tmp_path_factory: pytest.TempPathFactory, history: list[Any], file: list[Imported]) -> None:
    folder = tmp_path_factory.mktemp("library")
    database = Database(f"sqlite:///{folder / 'dejalu.db'}")
    try:
        caller = admit(ask(database, folder / "data"), database, "a browser")
        live(caller, history)
        before = contents(database)
        first = take_into(database, file, datetime.now(UTC))
        after = contents(database)
        assert ailments(caller) == []
        assert take_into(database, file, datetime.now(UTC)).id is None
        assert contents(database) == after
        if first.id is not None:
            undo(database)
        assert contents(database) == before
        assert ailments(caller) == []
    finally:
        database.close()


@given(history=HISTORY, file=FILES)
@settings(max_examples=12, **EXAMPLES)
def test_an_import_is_made_once_and_undone_without_a_trace(
    tmp_path_factory: pytest.TempPathFactory, history: list[Any], file: list[Imported]
) -> None:
    _check(tmp_path_factory, history, file)


@pytest.mark.soak
@given(history=HISTORY, file=FILES)
@settings(max_examples=500, **EXAMPLES)
def test_imports_are_undone_without_a_trace_at_length(
    tmp_path_factory: pytest.TempPathFactory, history: list[Any], file: list[Imported]
) -> None:
    _check(tmp_path_factory, history, file)
