"""Identifiers out of everything that a page or a person writes, by the table that the extension shares."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dejalu.errors import UnknownIdentifierError
from dejalu.identity.identifiers import LONGEST, Identifier, address, parse, published_month

CONTRACT = json.loads((Path(__file__).parents[1] / "contract" / "identifiers.json").read_text())
ROWS = [(row["text"], row["identifier"], group["why"]) for group in CONTRACT for row in group["rows"]]


@pytest.mark.parametrize(("text", "identifier", "why"), ROWS)
def test_a_text_names_the_paper_of_the_contract_or_none(text: str, identifier: str | None, why: str) -> None:
    if identifier is None:
        with pytest.raises(UnknownIdentifierError):
            parse(text)
    else:
        assert str(parse(text)) == identifier, why


@pytest.mark.parametrize("identifier", sorted({identifier for _, identifier, _ in ROWS if identifier}))
def test_the_address_of_an_identifier_leads_back_to_it(identifier: str) -> None:
    assert str(parse(address(parse(identifier)))) == identifier


BEGINNINGS = [
    "", "arxiv:", "doi:10.1000/", "10.48550/arXiv.", "url:", "http://", "https://arxiv.org/", "https://arxiv.org:80/abs/",
    "https://doi.org/10.1000/", "https://huggingface.co:443/papers/", "https://openreview.net/forum?", "https://example.org/?",
]  # fmt: skip
ENDINGS = st.one_of(
    st.text(st.characters()),
    st.text("aZ09/.-_?#&=%:;()[]v @é\x00\ud800", max_size=40),
    st.sampled_from(["2406.09519v2", "hep-th/9901001.pdf", "%2541", "utm_a=b&utm_c", "id=rJl-b3RcF7"]),
)


@given(st.builds(str.__add__, st.sampled_from(BEGINNINGS), ENDINGS))
@example("arxiv:" + "1" * 1_000_000)
@example("https://" + "a." * 200 + "org/" + "é" * 90)
def test_any_text_is_refused_or_read_as_what_reads_back_as_itself(text: str) -> None:
    try:
        identifier = parse(text)
    except UnknownIdentifierError:
        return
    assert parse(str(identifier)) == identifier
    assert str(identifier).isascii()
    assert str(identifier).isprintable()
    assert len(str(identifier)) <= LONGEST
    assert address(identifier).startswith("https://")


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("arxiv:2406.09519", date(2024, 6, 1)),
        ("arxiv:0704.0001", date(2007, 4, 1)),
        ("arxiv:hep-th/9901001", date(1999, 1, 1)),
        ("arxiv:math/0309136", date(2003, 9, 1)),
        # No such month, and a scheme that states none.
        ("arxiv:2413.00001", None),
        ("doi:10.1000/2406.09519", None),
    ],
)
def test_an_arxiv_identifier_states_its_month(text: str, month: date | None) -> None:
    assert published_month(parse(text)) == month


def test_the_text_an_identifier_was_read_from_is_kept_and_compares_as_nothing() -> None:
    from_address = parse(" https://arxiv.org/abs/2406.09519v2 ")
    assert from_address.raw == "https://arxiv.org/abs/2406.09519v2"
    assert from_address == Identifier("arxiv", "2406.09519")


def test_identifiers_sort_and_print_by_scheme_and_value() -> None:
    ordered = sorted([Identifier("doi", "10.1000/182"), Identifier("arxiv", "2406.09519")])
    assert [str(identifier) for identifier in ordered] == ["arxiv:2406.09519", "doi:10.1000/182"]
