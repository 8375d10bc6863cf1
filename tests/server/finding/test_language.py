"""Every query of the language gives what it says and nothing else, on both databases."""

from contextlib import suppress
from urllib.parse import quote

import pytest
from tests.server.conftest import Caller, expect_error
from tests.server.finding import made_up

from dejalu.errors.queries import InvalidQueryError
from dejalu.queries.parser import parse

ALL = sorted(made_up.PAPERS)
NOTED = ["gpt", "heads", "water"]


def search(library: Caller, query: str) -> list[str]:
    return made_up.names(library.get(f"/papers?q={quote(query)}"))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ALL),
        # Words: whole ones, all of them, anywhere, without case and accents.
        ("talking", ["heads"]),
        ("TALKING language", ["heads"]),
        ("talk", []),
        ("talking linkage", []),
        ("merullo features", ["heads"]),
        ("muller", ["link"]),
        ("Müller", ["link"]),
        ("Mu\u0308ller", ["link"]),
        ("mueller", []),
        ("erdos", ["water"]),
        ("kaiser lukasz", ["water"]),
        ("naive", ["deep"]),
        ("etale", ["cohomology"]),
        ("o'hara", ["gpt"]),
        ("hara", ["gpt"]),
        # What is written with signs.
        ("inter-layer", ["heads"]),
        ("inter layer", ["heads"]),
        ("layer inter", ["heads"]),
        ("layer-inter", []),
        ("interlayer", []),
        ("gpt-4", ["gpt"]),
        ("GPT4", []),
        ("c++", ["gpt"]),
        ("f#", ["gpt"]),
        ("c", ["cohomology"]),
        ("1e5", ["cohomology"]),
        ("50%", ["web"]),
        ("%", ALL),
        ("& more", ["web"]),
        ("std::vector", ["web"]),
        ("snake_case", ["heads"]),
        ("case", ["heads"]),
        # LaTeX.
        ("h2o", ["water"]),
        ("H$_2$O", ["water"]),
        ("alpha", ["water"]),
        ("α-divergence", ["water"]),
        (r"$\alpha$", ["water"]),
        ("schrodinger", ["water"]),
        ("Schrödinger", ["water"]),
        ("bayesian", ["water"]),
        # Scripts without spaces: characters that follow one another.
        ("学習", ["deep"]),
        ("深層学習", ["deep"]),
        ("習学", []),
        ("山田", ["deep"]),
        ("太郎 山田", ["deep"]),
        ("学*", ["deep"]),
        # Phrases, and words that are only begun.
        ('"talking heads"', ["heads"]),
        ('"heads talking"', []),
        ('"language models" merullo', ["heads"]),
        ('"merullo carsten"', []),
        ('"models jack"', []),
        ("transf*", ["heads"]),
        ("link*", ["link"]),
        ('"language mod"*', ["heads"]),
        ('"lang mod"*', []),
        ("inter-lay*", ["heads"]),
        ("*", ALL),
        # Notes and what they quote, also very long ones.
        ("routing idea", ["heads"]),
        ("lastly", ["water"]),
        ("word10999", ["water"]),
        ('"word10999 lastly"', ["water"]),
        ("alignment", ["gpt"]),
        ("https://example.org/tables?id=7", ["heads"]),
        # Identifiers and addresses, however they are written.
        ("2406.09519", ["heads"]),
        ("arxiv:2406.09519", ["heads"]),
        ("arXiv:2406.09519v3", ["heads"]),
        ("https://arxiv.org/pdf/2406.09519v2", ["heads"]),
        ("https://huggingface.co/papers/2406.09519", ["heads"]),
        ("doi:10.48550/arXiv.2406.09519", ["heads"]),
        ("10.1000/h2o.182", ["water"]),
        ("https://doi.org/10.1000/H2O.182", ["water"]),
        ("math.GT/0309136", ["cohomology"]),
        ("pmid:12345678", ["nameless"]),
        ("2406.0*", ["heads"]),
        ("openreview:abcDEF123", ["deep"]),
        ("https://example.org/a-paper_1.html", ["web"]),
        ("arxiv:", ["cohomology", "gpt", "heads", "link"]),
        # Fields.
        ("title:transformer", ["heads"]),
        ("title:merullo", []),
        ("Title:linkage author:arora", ["link"]),
        ("author:pavlick", ["heads"]),
        ('author:"jack merullo"', ["heads"]),
        ('author:"merullo carsten"', []),
        ("author:mer*", ["heads"]),
        ("abstract:routed", ["heads"]),
        ("abstract:talking", []),
        ("note:features", ["heads"]),
        ("note:pavlick", []),
        ("tag:llm", ["heads"]),
        ("tag:LLM", ["heads"]),
        ('tag:"to cite"', ["heads"]),
        ("tag:cite", []),
        ("tag:to*", ["heads", "link"]),
        ('tag:"to c"*', ["heads"]),
        ("tag:基礎", ["deep"]),
        ("cite", ["heads"]),
        ("status:read", ["heads"]),
        ("status:to-read", ["link"]),
        ("status:seen", ["cohomology", "deep", "gpt", "nameless", "water", "web"]),
        ("year:2024", ["heads"]),
        ("year:2023..2024", ["gpt", "heads", "link"]),
        ("year:2023..", ["gpt", "heads", "link"]),
        ("year:..2019", ["cohomology", "water"]),
        ("has:note", NOTED),
        ("has:tag", ["deep", "heads", "link"]),
        ("has:abstract", ["heads"]),
        ("has:author has:year", ["cohomology", "gpt", "heads", "link", "water"]),
        ("has:identifier", ALL),
        ("is:starred", ["deep"]),
        ("is:judged", ["cohomology", "heads", "link"]),
        ("is:unjudged", ["deep", "gpt", "nameless", "water", "web"]),
        ("before:2001-01-01", []),
        ("after:2001-01-01", ALL),
        # The contrary of each.
        ("-talking -link*", sorted({*ALL} - {"heads"} - {"link"})),
        ("transformer -heads", []),
        ('-"talking heads" language', []),
        ('language -"heads talking"', ["heads"]),
        ("-tag:llm has:tag", ["deep", "link"]),
        ("-status:seen", ["heads", "link"]),
        ("-year:2024", sorted({*ALL} - {"heads"})),
        ("-has:note -has:year", ["deep", "nameless", "web"]),
        ("-is:starred is:unjudged", ["gpt", "nameless", "water", "web"]),
        ("-author:merullo author:müller", ["link"]),
        ("-2406.09519 arxiv", ["cohomology", "gpt", "link"]),
        ("-after:2001-01-01", []),
        ("- -- & talking", ["heads"]),
        # Between quotation marks, everything is a word; and so is what only looks like a field.
        ('"tag:llm"', []),
        ('"std:vector"', ["web"]),
        ("Heads: understanding", ["heads"]),
        ('"AND" "OR" "NOT"', []),
        ("heads OR talking", []),
    ],
)
def test_a_query_gives_what_it_says(library: Caller, query: str, found: list[str]) -> None:
    assert search(library, query) == found


@pytest.mark.parametrize(
    ("query", "at", "length", "words"),
    [
        ("heads foo:bar", 6, 7, "no field foo:"),
        ('heads "talking', 6, 1, "quotation mark"),
        ("tag:", 0, 4, "after tag:"),
        ("a status:done", 2, 11, "one of seen, to-read, reading, read, skipped"),
        ("-year:20", 1, 7, "year:2024..2026"),
        ("year:2024-2026", 0, 14, "year:2024..2026"),
        ("before:2024-5-1", 0, 15, "before:2024-05-01"),
        ("after:2023-02-29", 0, 16, "after:2024-05-01"),
        ("has:everything", 0, 14, "has: takes one of"),
        ("is:good", 0, 7, "is: takes one of"),
        ("title:%%", 0, 8, "no letter"),
        ("深 title:!", 2, 7, "no letter"),
    ],
)
def test_what_means_nothing_is_told_with_its_place(
    library: Caller, query: str, at: int, length: int, words: str
) -> None:
    response = library.ask("GET", f"/papers?q={quote(query)}")
    expect_error(response, 422, words, f"at character {at + 1}: ")
    assert response.json is not None
    assert response.json["errors"] == {"q": {"at": at, "length": length}}


def test_every_status_that_there_is_can_be_asked_for() -> None:
    from dejalu.models import Status
    from dejalu.queries.parser import STATUSES

    assert set(STATUSES) == {status.value for status in Status}


@pytest.mark.parametrize(
    "part", ["-", '"', "a:", "_", "{", "{_", "\\", "\\' ", "$", "^", "*", "\u0301", "e\u0301", "c+", "深"]
)
@pytest.mark.parametrize("first", ["", "é"])
def test_a_query_is_parsed_in_a_time_that_grows_with_its_length(first: str, part: str) -> None:
    """If it grew with the square of it, this would not end within the hour."""
    with suppress(InvalidQueryError):
        parse(first + part * 300_000)
