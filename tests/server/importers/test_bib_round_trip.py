"""Whatever our own BibTeX writers write is read back as what it was."""

import io
import re
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.server.hard_entries import HARD

from dejalu.exporters import names, plain_text
from dejalu.exporters.entry import Entry, Note
from dejalu.exporters.formats import FORMATS
from dejalu.identity import identifiers
from dejalu.identity.publication import Kind, Publication
from dejalu.importers.bib import reader
from dejalu.importers.imported import Imported

PROFILES = [name for name in ("bibtex", "biblatex", "zotero", "jabref") if name in FORMATS]

PIECES = [
    "{",
    "}",
    "\\",
    "$",
    "$x^2$",
    "\\{",
    "\\}",
    "@article{a,",
    "\n@misc{b,",
    "%",
    "#",
    "&",
    "_",
    "~",
    "^",
    "<",
    "|",
]
PIECES += [
    "``",
    "''",
    '"',
    "--",
    "é",
    "ø",
    "ß",
    "ở",
    "ı",
    "大",
    "🤗",
    "e\u0301",
    "\u200b",
    "\\alpha",
    "\\textbf{x}",
    "and",
]
PIECES += [
    "BERT",
    "GPT-4",
    "the",
    "a",
    " ",
    ",",
    ";",
    "status:",
    "&#123;",
    "&amp;",
    "> ",
    "arXiv:1706.03762",
    "`",
    "'e",
]
text = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=12).map("".join)
lines = st.lists(text, min_size=1, max_size=4).map("\n".join)
notes = st.builds(Note, body=lines, quote=st.just("") | lines)
publications = st.builds(
    Publication,
    kind=st.sampled_from(Kind),
    venue=st.sampled_from(["Journal of Machine Learning Research", "NeurIPS {2017} & more", "École"]),
    year=st.integers(1950, 2030),
    volume=st.sampled_from(["", "12"]),
    pages=st.sampled_from(["", "1-12", "e14"]),
    publisher=st.sampled_from(["", "MIT Press"]),
)
given_names = st.from_regex(r"[A-ZÉØ][a-zéøßı]{1,8}|[A-Z]\.|[A-Z][a-z]+-[A-Z][a-z]+", fullmatch=True).filter(
    lambda name: name not in ("Jr", "Sr")
)
surnames = st.from_regex(r"(van der |de |Mc)?[A-ZŁÜ][a-złüğ']{1,9}|[王李张]", fullmatch=True)
authors = (
    st.builds("{} {}".format, given_names, surnames)
    | st.builds("{1} {2}, {0}".format, given_names, surnames, surnames)
    | st.builds("{} {} Jr.".format, given_names, surnames)
    | st.sampled_from(["DeepSeek-AI", "Gemini Team, Google", "others", "Ernst & Young", "Anders And", "王伟", "Plato"])
)
entries = st.builds(
    Entry,
    citation_key=st.from_regex(r"[a-z][a-z0-9:_./+-]{0,20}", fullmatch=True),
    title=text.map("On {}".format),
    authors=st.lists(authors, max_size=4).map(tuple),
    published=st.none() | st.dates(date(1950, 1, 1), date(2030, 12, 31)),
    arxiv=st.none() | st.sampled_from(["1706.03762", "hep-th/9901001"]),
    doi=st.none() | st.sampled_from(["10.1000/a_b<1>2", "10.1145/3292500.3330701"]),
    tags=st.lists(text, max_size=4).map(tuple),
    notes=st.lists(notes, max_size=3).map(tuple),
    publication=st.none() | publications,
    former_keys=st.sampled_from([(), ("old2016", "older")]),
    status=st.none() | st.sampled_from(["seen", "to-read", "reading", "read", "skipped"]),
    starred=st.booleans(),
)


def read_back(profile: str, entry: Entry) -> Imported:
    content = b"".join(FORMATS[profile].dump([entry]))
    [imported] = reader.read(io.BytesIO(content))
    assert isinstance(imported, Imported)
    return imported


def tags_of(entry: Entry) -> set[str]:
    """The tags as the writer cleans them: without what its readers would stumble over."""
    cleaned = (plain_text.one_line(re.sub(r"[,;{}\\]", " ", plain_text.one_line(tag))) for tag in entry.tags)
    return {tag.casefold() for tag in cleaned if tag}


def people(authors: tuple[str, ...]) -> Iterator[names.Name]:
    return (name for author in authors if (name := names.parse(author)))


def assert_same(profile: str, entry: Entry) -> None:
    imported = read_back(profile, entry)
    said = imported.mention
    assert imported.citation_key == entry.citation_key
    assert said.title == plain_text.one_line(entry.title)
    assert list(people(said.authors)) == list(people(entry.authors))
    named = [f"{scheme}:{value}" for scheme, value in (("arxiv", entry.arxiv), ("doi", entry.doi)) if value]
    assert [name for name in said.identifiers if name.scheme != "url"] == [identifiers.parse(name) for name in named]
    texts = [plain_text.many_lines(note.text) for note in entry.notes]
    assert [Note(body=note.body, quote=note.quote).text for note in imported.notes] == [
        joined for joined in ["\n\n".join(filter(None, texts))] if joined
    ]
    if profile != "jabref":
        assert {tag.casefold() for tag in imported.tags} == tags_of(entry)
    else:
        assert (imported.status, imported.starred) == (entry.status, entry.starred)
    if entry.publication is None:
        assert said.publication is None
    elif entry.publication.kind != Kind.BOOK:
        assert said.publication is not None
        assert said.publication.venue == plain_text.one_line(entry.publication.venue)
        assert (said.publication.kind, said.publication.year) == (entry.publication.kind, entry.publication.year)
        assert said.publication.pages == entry.publication.pages.replace("–", "-")


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("entry", HARD, ids=lambda entry: entry.citation_key)
def test_hard_entries_come_back(profile: str, entry: Entry) -> None:
    assert_same(profile, entry)


@pytest.mark.parametrize("profile", PROFILES)
@given(entry=entries)
@settings(max_examples=200, deadline=None)
def test_any_entry_comes_back(profile: str, entry: Entry) -> None:
    assert_same(profile, entry)


@pytest.mark.soak
@pytest.mark.parametrize("profile", PROFILES)
@given(entry=entries)
@settings(max_examples=10_000, deadline=None)
def test_ten_thousand_entries_come_back(profile: str, entry: Entry) -> None:
    assert_same(profile, entry)
