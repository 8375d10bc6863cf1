"""RIS as Zotero writes it."""

from datetime import UTC, date, datetime

from tests.server.importers.samples import names, papers, read, refused

from dejalu.identity.publication import Kind
from dejalu.importers.imported import Imported


def test_a_preprint_with_notes_and_tags() -> None:
    attention, _ = papers("zotero.ris")
    assert attention.line == 1
    assert attention.mention.title == "Attention Is All You Need"
    assert attention.mention.authors == ("Ashish Vaswani", "Noam Shazeer")
    assert attention.mention.published == date(2023, 8, 2)
    assert names(attention) == ["arxiv:1706.03762"]
    assert attention.tags == ("to cite", "Transformers")
    assert attention.status == "to-read"
    assert [note.body for note in attention.notes] == ["Eight heads,\nsee Table 3."]
    assert attention.seen_at == datetime(2024, 3, 5, 12, tzinfo=UTC)


def test_an_article() -> None:
    _, deep = papers("zotero.ris")
    assert deep.citation_key == "lecun2015"
    assert deep.mention.authors == ("Yann LeCun", "Geoffrey Hinton Jr.")
    said = deep.mention.publication
    assert said is not None
    assert (said.kind, said.venue, said.year, said.pages) == (Kind.JOURNAL, "Nature", 2015, "436-444")


def test_an_entry_without_its_end_is_refused() -> None:
    [cut] = refused("zotero.ris")
    assert (cut.line, cut.name, cut.reason) == (35, "Cut short", "It has no end: the line “ER  - ” is missing.")


def test_the_arxiv_identifier_of_our_own_export() -> None:
    [paper] = read(b"TY  - MANSCPT\r\nID  - a2017\r\nTI  - T\r\nPB  - arXiv\r\nM1  - hep-th/9901001\r\nER  - \r\n")
    assert isinstance(paper, Imported)
    assert names(paper) == ["arxiv:hep-th/9901001"]
