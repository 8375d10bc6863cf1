"""What is shown of a paper: the best of all claims, whatever order they came in."""

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dejalu.identity.claims import READER, choose, digest, source, year_of

NOW = datetime(2026, 7, 2, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Said:
    """A claim."""

    title: str = ""
    authors: tuple[str, ...] = ()
    abstract: str | None = None
    published: date | None = None
    year: int | None = None
    url: str | None = None
    category: str | None = None
    publication: dict[str, Any] | None = None
    source: str = ""
    stated_at: datetime = NOW


CLAIMS = st.builds(
    Said,
    title=st.sampled_from(["", "Talking Heads", "TALKING HEADS AND MORE", "Talking Heads…", "Listening Heads"]),
    authors=st.sampled_from([(), ("Jack Merullo",), ("J. Merullo", "E. Pavlick"), ("Ada Lovelace", "Alan Turing")]),
    abstract=st.sampled_from([None, "Short.", "Somewhat longer."]),
    published=st.sampled_from([None, date(2024, 6, 13), date(2025, 1, 1)]),
    year=st.sampled_from([None, 2024, 2025]),
    url=st.sampled_from([None, "https://arxiv.org/abs/2406.09519", "https://example.org/"]),
    source=st.sampled_from(["", "arxiv.org", "example.org", "huggingface.co"]),
)


@given(st.lists(CLAIMS, max_size=6), st.randoms())
def test_the_order_of_claims_never_matters(claims: list[Said], chance: random.Random) -> None:
    shuffled = chance.sample(claims, len(claims))
    assert choose(shuffled) == choose(claims)


def test_nothing_said_is_nothing_shown() -> None:
    assert choose([]).title == ""
    assert choose([]).authors == []


def test_each_field_is_chosen_by_itself() -> None:
    arxiv = Said(title="Talking Heads", source="arxiv.org", published=date(2024, 6, 13))
    other = Said(title="Talking Heads, with Pictures", source="example.org", abstract="We talk.", year=2024)
    chosen = choose([other, arxiv])
    assert (chosen.title, chosen.abstract, chosen.published) == ("Talking Heads", "We talk.", date(2024, 6, 13))


def test_of_what_the_reader_typed_the_latest_counts_however_little_it_says() -> None:
    first = Said(title="Talking Heads and Much Else", source=READER, stated_at=NOW)
    second = Said(title="Heads", source=READER, stated_at=NOW + timedelta(seconds=1))
    page = Said(title="Talking Heads: Understanding Inter-layer Communication", source="arxiv.org")
    assert choose([page, second, first]).title == "Heads"


def test_a_year_that_the_reader_typed_wins_over_a_day_of_another_that_a_page_says() -> None:
    page = Said(source="arxiv.org", published=date(2024, 6, 13), year=2024)
    typed = Said(source=READER, year=2023)
    assert (choose([page, typed]).published, year_of(choose([page, typed]))) == (None, 2023)
    assert choose([page, Said(source=READER, year=2024)]).published == date(2024, 6, 13)
    day = Said(source=READER, published=date(2025, 1, 1))
    assert choose([page, typed, day]).published == date(2025, 1, 1)


def test_a_claim_is_known_again_whoever_says_it() -> None:
    here, there = Said(title="Heads", source="a.org", url="https://a.org/1"), Said(title="Heads", source="b.org")
    assert digest(here, ["arxiv:2406.09519"]) == digest(there, ["arxiv:2406.09519"])
    assert digest(here, []) != digest(Said(title="Tails"), [])
    assert digest(here, ["doi:10.1/2", "arxiv:1"]) == digest(here, ["arxiv:1", "doi:10.1/2"])


def test_the_source_of_a_claim_is_the_host_of_its_page() -> None:
    assert source("https://www.arxiv.org/abs/2406.09519") == "arxiv.org"
    assert source("http://[broken") == source(None) == source("no address") == ""


def test_what_one_page_leaves_out_another_completes() -> None:
    bare = Said(title="Talking Heads", source="arxiv.org")
    fuller = Said(authors=("Jack Merullo",), year=2024, source="example.org")
    chosen = choose([bare, fuller])
    assert (chosen.title, chosen.authors, chosen.year) == ("Talking Heads", ["Jack Merullo"], 2024)
