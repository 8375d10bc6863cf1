"""Whatever a library holds, its file brings it back; and two libraries that exchange files agree."""

import json
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.server.archive.conftest import ailments, exchange, export, restore, shown, undated
from tests.server.conftest import Caller, admit, ask

from dejalu.database import Database
from dejalu.exporters import library_json

AWKWARD = st.sampled_from(
    [
        "שלום, עולם",
        "مرحبا \u202bبالعالم",
        "👩‍🔬🏳️‍🌈",
        "\"quotes\" \\ 'and' “more”",
        "a\u0301\u00e5",
        "\u2028\r\n\t",
        "𝔘𝔫𝔦",
        "</script>",
    ]
)
TEXT = AWKWARD | st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30)
TAGS = TEXT.filter(lambda text: text.split())
PAPERS = st.sampled_from(
    [
        {"identifiers": ["arxiv:2406.09519"], "title": "Talking Heads of Large Language Models"},
        {"title": "talking heads of large language models"},
        {"identifiers": ["doi:10.1000/1"], "authors": ["Jo Doe"], "year": 2024},
        {"identifiers": ["doi:10.1000/1", "pmid:31452104"], "title": "Second \u200f“عنوان”"},
        {"identifiers": ["url:https://example.org/a%20b"], "title": "Third", "url": "https://example.org/?q=1"},
    ]
)
EDITS = st.one_of(
    st.fixed_dictionaries({"type": st.just("seen")}),
    st.fixed_dictionaries({"type": st.just("set_status"), "status": st.sampled_from(["read", "skipped", None])}),
    st.fixed_dictionaries({"type": st.just("set_star"), "starred": st.booleans()}),
    st.fixed_dictionaries({"type": st.just("set_tag"), "tag": TAGS, "on": st.booleans()}),
    st.fixed_dictionaries({"type": st.just("put_note"), "body": TEXT, "times": st.sampled_from([1, 3, 20_000])}),
    st.fixed_dictionaries({"type": st.just("rewrite_note"), "body": TEXT}),
    st.fixed_dictionaries({"type": st.just("delete_note")}),
)
HISTORY = st.lists(st.tuples(PAPERS, EDITS), max_size=8)
EXAMPLES = {
    "deadline": None,
    "derandomize": True,
    "phases": [Phase.generate],
    "suppress_health_check": list(HealthCheck),
}


@contextmanager
def libraries() -> Iterator[Callable[[], Caller]]:
    """Makes empty libraries."""
    with TemporaryDirectory() as folder:
        opened: list[Database] = []

        def make() -> Caller:
            data = Path(folder) / str(len(opened))
            opened.append(Database(f"sqlite:///{data}.db"))
            return admit(ask(opened[-1], data), opened[-1], f"browser “{len(opened)}” 🧭")

        yield make
        for database in opened:
            database.close()


def live(caller: Caller, history: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    """Make these edits; a note is rewritten or deleted where the paper shows one."""
    for paper, edit in history:
        if not edit["type"].endswith("_note"):
            caller.do(edit["type"], paper, **{name: value for name, value in edit.items() if name != "type"})
            continue
        notes = caller.do("describe", paper)["notes"]
        if edit["type"] == "put_note" or (edit["type"] == "rewrite_note" and not notes):
            caller.do(
                "put_note", paper, note_id=str(uuid.uuid4()), body=(edit["body"] * edit.get("times", 1))[:100_000]
            )
        elif notes:
            named = {"note_id": notes[0]["note_id"], "base_revision": notes[0]["revision"]}
            body = {"body": edit["body"]} if edit["type"] == "rewrite_note" else {}
            caller.do("put_note" if body else "delete_note", paper, **named, **body)


def texts(papers: list[dict[str, Any]]) -> list[tuple[str, list[str]]]:
    """The notes of each paper, whatever their ids."""
    return [(paper["title"], sorted(note["body"] for note in paper["mark"]["notes"])) for paper in papers]


def agreed(papers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """All but notes, and but for what goes by who came first: the order of names and records, the spelling of tags."""
    found = []
    for paper in papers:
        mark = paper["mark"] | {"notes": [], "tags": sorted(tag.casefold() for tag in paper["mark"]["tags"])}
        for joined in mark["joined"]:
            joined["identifiers"].sort()
        found.append(paper | {"mark": mark | {name: sorted(mark[name], key=str) for name in ("identifiers", "joined")}})
    return found


def _round_trip(history: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    with libraries() as make:
        library, copy = make(), make()
        live(library, history)
        content = export(library)
        jsonschema_rs.validate(json.loads(library_json.schema()), json.loads(content))
        restore(copy, content)
        assert undated(export(copy)) == undated(content)
        assert shown(copy) == shown(library)
        assert ailments(copy) == []


def _exchange(
    before: list[tuple[dict[str, Any], dict[str, Any]]],
    ours: list[tuple[dict[str, Any], dict[str, Any]]],
    theirs: list[tuple[dict[str, Any], dict[str, Any]]],
) -> None:
    with libraries() as make:
        one, other = make(), make()
        live(one, before)
        restore(other, export(one))
        live(one, ours)
        live(other, theirs)
        papers = exchange(one, other)
        assert agreed(papers[0]) == agreed(papers[1])
        assert texts(papers[0]) == texts(papers[1])
        assert ailments(one) == ailments(other) == []
        kept = export(one), export(other)
        exchange(one, other)
        assert [undated(content) for content in kept] == [undated(export(one)), undated(export(other))]


test_any_library_comes_back = settings(max_examples=25, **EXAMPLES)(given(HISTORY)(_round_trip))  # type: ignore[arg-type]
test_libraries_agree_after_an_exchange = settings(max_examples=15, **EXAMPLES)(  # type: ignore[arg-type]
    given(HISTORY, HISTORY, HISTORY)(_exchange)
)
test_any_library_comes_back_at_length = pytest.mark.soak(
    settings(max_examples=500, **EXAMPLES)(given(HISTORY)(_round_trip))  # type: ignore[arg-type]
)
test_libraries_agree_at_length = pytest.mark.soak(
    settings(max_examples=500, **EXAMPLES)(given(HISTORY, HISTORY, HISTORY)(_exchange))  # type: ignore[arg-type]
)
