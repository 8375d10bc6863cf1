"""CSL-JSON as Zotero and Dejalu write it."""

from datetime import UTC, date, datetime

import pytest
from tests.server.importers.samples import names, papers, read, refused

from dejalu.errors.imports import UnreadableImportError


def test_a_preprint_of_zotero() -> None:
    attention, _, _ = papers("zotero.csl.json")
    assert attention.mention.title == "Attention Is All You Need"
    assert attention.mention.authors == ("Ashish Vaswani", "Laurens van der Maaten", "Google Brain")
    assert attention.mention.published == date(2023, 8, 2)
    assert names(attention) == ["arxiv:1706.03762"]
    assert attention.citation_key == "vaswani2023"
    assert [note.body for note in attention.notes] == ["Read the appendix."]
    assert attention.seen_at == datetime(2024, 3, 5, 12, tzinfo=UTC)


def test_an_article() -> None:
    _, deep, _ = papers("zotero.csl.json")
    assert deep.citation_key == "lecun2015"
    assert deep.mention.authors == ("Yann LeCun", "Martin Luther King Jr.")
    assert (deep.mention.year, deep.mention.published) == (2015, None)
    assert deep.mention.publication is not None
    assert (deep.mention.publication.volume, deep.mention.publication.pages) == ("521", "436-444")
    assert (deep.tags, deep.status) == (("overview",), "read")


def test_what_our_own_export_keeps_in_custom() -> None:
    _, _, mine = papers("zotero.csl.json")
    assert (mine.status, mine.starred) == ("reading", True)
    assert mine.tags == ("a, b", "c")
    assert mine.former_keys == ("old2024",)
    [note] = mine.notes
    assert (note.quote, note.body, note.id) == ("said", "Is that so?", "6f9619ff-8b86-d011-b42d-00cf4fc964ff")


def test_items_that_are_none_are_refused_by_their_place() -> None:
    assert [entry.line for entry in refused("zotero.csl.json")] == [4, 5]


def test_a_file_cut_short_is_refused_as_a_whole() -> None:
    with pytest.raises(UnreadableImportError, match="CSL-JSON file cannot be read: line 1 is not JSON"):
        read(b'[{"type": "article", "title": "T')
