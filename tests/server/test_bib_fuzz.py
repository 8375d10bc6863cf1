"""Whatever the texts, two independent readers get every field that was written, whole, and no other."""

import re
from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.server.bib_readers import expected_fields, read_with_bibtexparser, read_with_pybtex, squeezed
from tests.server.test_bib_profiles import PROFILES, write

from dejalu.exporters.entry import Entry, Note
from dejalu.exporters.plain_text import many_lines, one_line
from dejalu.identity.publication import Kind, Publication

STATUSES = (None, "seen", "to-read", "reading", "read", "skipped")
LONG = 10_000
VENUES = {"journal", "journaltitle", "booktitle", "school", "institution"}
HARD = "{}\\$@%#&_^~,;\"'<>|=() \n\tand=aX1é大🤗"
anything = st.text(max_size=40) | st.text(alphabet=HARD, max_size=40)
# Something printable stands at both ends, so that no field is left out.
texts = anything.map(lambda text: f"First {text} last")
# Signs that bibtexparser's decoder (pylatexenc) prints as TeX does: not ^ < > | and dollars, which it keeps or changes,
# nor what TeX makes one sign of, such as -- and ''. Braces come in pairs.
plain = st.text(alphabet='abXYZ019 .:!?()/*+=#%&_@~\\"éŁß大🤗', min_size=1, max_size=30).filter(
    lambda text: not re.search(r"[!?]`", text)
)
decodable = st.recursive(
    plain, lambda inner: st.tuples(plain, inner, plain).map(lambda parts: "{}{{{}}}{}".format(*parts)), max_leaves=4
).map(lambda text: f"First {text} last")


def entries(text: st.SearchStrategy[str]) -> st.SearchStrategy[Entry]:
    """Entries whose every text is one of these."""
    maybe = st.just("") | text
    days = st.dates(date(1991, 1, 1), date(2099, 12, 31))
    publications = st.builds(
        Publication,
        kind=st.sampled_from(Kind),
        venue=maybe,
        year=st.none() | st.integers(1900, 2099),
        volume=maybe,
        number=maybe,
        pages=maybe,
        publisher=maybe,
    )
    return st.builds(
        Entry,
        citation_key=st.just("hard"),
        title=text,
        authors=st.lists(text, max_size=3).map(tuple),
        published=st.none() | days,
        year=st.none() | st.integers(1900, 2099),
        arxiv=st.none() | st.just("2401.00001"),
        primary_class=st.none() | st.just("cs.CL"),
        doi=st.none() | text,
        url=st.none() | text,
        tags=st.lists(text, max_size=3).map(tuple),
        notes=st.lists(st.builds(Note, body=text, quote=maybe), max_size=2).map(tuple),
        accessed=st.none() | days,
        former_keys=st.just(()) | st.just(("older", "old:1")),
        abstract=st.none() | text,
        publication=st.none() | publications,
        version=st.none() | st.integers(1, 9),
        status=st.sampled_from(STATUSES),
        starred=st.booleans(),
    )


def check_fields(entry: Entry) -> None:
    for profile in PROFILES:
        written = write(profile, entry, Entry("witness", "Untouched"))
        read, by_pybtex = read_with_bibtexparser(written), read_with_pybtex(written)
        for found in (read, by_pybtex):
            assert list(found) == ["hard", "witness"]
            assert found["witness"] == {"title": "Untouched"}
            assert set(found["hard"]) == expected_fields(entry, profile)
        assert len(by_pybtex["hard"].pop("author", "").splitlines()) == len(entry.authors)
        for name in by_pybtex["hard"].keys() - {"month"}:
            assert squeezed(by_pybtex["hard"][name]) == squeezed(read["hard"][name])


def check_meaning(entry: Entry) -> None:
    for profile in PROFILES:
        written = write(profile, entry)
        raw = read_with_bibtexparser(written)["hard"]
        read = {name: squeezed(value) for name, value in read_with_bibtexparser(written, decode=True)["hard"].items()}
        assert read["title"] == one_line(entry.title)
        for venue in (read[name] for name in VENUES & read.keys()):
            assert entry.publication
            assert venue == one_line(entry.publication.venue)
        if "abstract" in read:
            assert read["abstract"] == one_line(entry.abstract or "")
        for tag in entry.tags:
            assert squeezed(re.sub(r"[,;{}\\]", " ", one_line(tag))) in read["keywords"]
        check_notes(entry, raw, read)


def check_notes(entry: Entry, raw: Mapping[str, str], read: Mapping[str, str]) -> None:
    notes = "\n\n".join(many_lines(note.text) for note in entry.notes)
    if "comment" in raw:
        assert re.sub(r"&#(\d+);", lambda sign: chr(int(sign[1])), raw["comment"]) == notes
    elif notes:
        assert read.get("annote", read.get("annotation", "")).replace("$>$", ">") == squeezed(notes)


@settings(max_examples=200, deadline=None)
@given(entry=entries(texts))
def test_any_text_gives_exactly_our_fields(entry: Entry) -> None:
    check_fields(entry)


@settings(max_examples=100, deadline=None)
@given(entry=entries(decodable))
def test_a_text_means_what_it_said(entry: Entry) -> None:
    check_meaning(entry)


@pytest.mark.soak
@settings(max_examples=LONG, deadline=None, suppress_health_check=list(HealthCheck))
@given(entry=entries(texts))
def test_any_text_gives_exactly_our_fields_in_the_long_run(entry: Entry) -> None:
    check_fields(entry)


@pytest.mark.soak
@settings(max_examples=LONG, deadline=None, suppress_health_check=list(HealthCheck))
@given(entry=entries(decodable))
def test_a_text_means_what_it_said_in_the_long_run(entry: Entry) -> None:
    check_meaning(entry)
