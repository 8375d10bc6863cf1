"""Zotero's CSV."""

from datetime import UTC, date, datetime

from tests.server.importers.samples import names, papers, refused

from dejalu.identity.publication import Kind


def test_a_preprint() -> None:
    attention, _ = papers("zotero.csv")
    assert attention.mention.title == "Attention Is All You Need"
    assert attention.mention.authors == ("Ashish Vaswani", "Noam Shazeer")
    assert attention.mention.published == date(2023, 8, 2)
    assert attention.mention.abstract == 'The "dominant" models.'
    assert names(attention) == ["arxiv:1706.03762"]
    assert attention.citation_key == "vaswani2023"
    assert attention.added_at == datetime(2024, 3, 5, 14, 10, 11, tzinfo=UTC)


def test_tags_of_the_reader_and_not_of_web_pages() -> None:
    attention, deep = papers("zotero.csv")
    assert attention.tags == ("to cite", "Transformers")
    assert (deep.tags, deep.status) == ((), "read")


def test_a_note_in_html() -> None:
    attention, _ = papers("zotero.csv")
    assert [note.body for note in attention.notes] == ["Eight heads & more\n\n- one\n- two"]


def test_an_article() -> None:
    _, deep = papers("zotero.csv")
    said = deep.mention.publication
    assert said is not None
    assert (said.kind, said.venue, said.year, said.pages) == (Kind.JOURNAL, "Nature", 2015, "436-444")


def test_an_empty_row_is_refused() -> None:
    [empty] = refused("zotero.csv")
    assert (empty.line, empty.name) == (6, "IJKL9012")
