"""Whatever is typed gives an answer or says what is wrong with it, and both databases say the same."""

from collections.abc import Iterator
from contextlib import ExitStack, closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import new_database
from tests.server.conftest import Caller, admit, ask
from tests.server.finding import made_up
from tests.server.finding.conftest import KINDS
from werkzeug.test import TestResponse

from dejalu.database import Database
from dejalu.queries import pieces, words
from dejalu.queries.terms import Words

WORDS = sorted({word for paper in made_up.PAPERS.values() for word in paper["title"].split()} | {"llm", "idea", "read"})
PARTS = [
    *WORDS,
    *(
        "-",
        '"',
        "*",
        " ",
        ":",
        "..",
        "%",
        "\\",
        "'",
        "¶",
        "_",
        "{",
        "}",
        "$",
        "(",
        ")",
        "^",
        "&",
        "|",
        "!",
        "<->",
        "NEAR",
    ),
    *("tag:", "status:", "author:", "title:", "year:", "has:", "is:", "before:", "after:", "note:", "foo:", "arxiv:"),
    *("2024", "2024-05-01", "0000", "9999..", "starred", "2406.09519", "https://arxiv.org/abs/"),
]
KEEPABLE = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40)
QUERIES = st.lists(st.sampled_from(PARTS) | KEEPABLE, max_size=8).map("".join).map(lambda query: query[:500])


@pytest.fixture(scope="module")
def libraries(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Caller]]:
    """The made-up library in a database of each kind."""
    with ExitStack() as stack:
        callers = []
        for kind in KINDS:
            folder = tmp_path_factory.mktemp(kind)
            url = stack.enter_context(new_database(kind, request, folder / "dejalu.db"))
            database = stack.enter_context(closing(Database(url)))
            caller = admit(ask(database, folder / "data"), database, "a browser")
            made_up.fill(caller)
            callers.append(caller)
        yield callers


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=QUERIES)
def test_any_text_is_answered_alike(libraries: list[Caller], query: str) -> None:
    one, other = (_ask(caller, "/papers", query) for caller in libraries)
    assert one.status_code in (200, 422), one.text
    assert _told(one) == _told(other)
    if one.status_code == 422 and one.json is not None:
        place = one.json["errors"]["q"]
        assert 0 <= place["at"] < place["at"] + place["length"] <= len(query)
    counted, counted_there = (_ask(caller, "/facets", query) for caller in libraries)
    assert counted.status_code == one.status_code
    assert counted.json == counted_there.json


def _ask(caller: Caller, path: str, query: str) -> TestResponse:
    return caller.ask("GET", path, query_string={"q": query})


def _told(response: TestResponse) -> object:
    """What does not depend on when the library was made."""
    assert response.json is not None
    if response.status_code == 422:
        return response.json
    papers = [(paper["mark"]["identifiers"], paper["hits"]) for paper in response.json["papers"]]
    return papers, response.json["is_near"]


@given(text=st.text(max_size=200))
def test_words_are_cut_alike_however_they_are_asked_for(text: str) -> None:
    found = words.find(text)
    assert [word.text for word in found] == words.fold(text)
    assert all(0 <= word.start < word.end <= len(text) for word in found)
    assert all(" " not in word.text and word.text and word.text != words.BETWEEN for word in found)
    assert all(len(word.text) <= words.LONGEST and "'" not in word.text for word in found)


@given(text=st.text(max_size=200), sought=st.lists(st.text(max_size=10), max_size=4), is_prefix=st.booleans())
def test_pieces_put_together_are_the_text(text: str, sought: list[str], is_prefix: bool) -> None:
    asked = [Words(folded, is_prefix=is_prefix) for one in sought if (folded := tuple(words.fold(one)))]
    cut = pieces.cut(text, asked)
    assert "".join(cut) == text
    assert len(cut) % 2
    assert all(cut[1::2])
    whole = words.fold(text)
    assert bool(cut[1::2]) == any(_has(whole, one) for one in asked)


def _has(whole: list[str], said: Words) -> bool:
    size = len(said.words)
    runs = (whole[place : place + size] for place in range(len(whole) - size + 1))
    if not said.is_prefix:
        return [*said.words] in [*runs]
    return any(run[:-1] == [*said.words[:-1]] and run[-1].startswith(said.words[-1]) for run in runs)
