"""What is wrong in a bibliography is refused, with the place and the reason; all else is read."""

from tests.server.importers.samples import papers, read, refused

from dejalu.identity.publication import Kind, Publication
from dejalu.importers.imported import Imported, Refused


def test_broken_entries_are_refused_one_by_one() -> None:
    assert [(entry.line, entry.name, entry.reason) for entry in refused("broken.bib")] == [
        (11, "nobrace", "In line 14 the entry is not closed: a brace lacks, or its end."),
        (21, "notvalue", "In line 22 there is “year = {2003}” where a value belongs."),
        (32, "nothing", "It has neither a title nor an identifier."),
        (34, "cut", "In line 34 a brace is opened that is never closed."),
    ]


def test_the_others_are_read() -> None:
    read_ones = [(paper.line, paper.citation_key, paper.mention.title) for paper in papers("broken.bib")]
    assert read_ones == [
        (5, "blei2003latent", "Latent Dirichlet Allocation"),
        (16, "nocomma", "No comma after this"),
        (26, "twice", "First of its key"),
        (26, "twice", "Second of its key"),
        (28, "deep", "A very deeply nested title"),
        (30, None, "No key at all"),
    ]


def test_macros_are_put_in() -> None:
    latent = papers("broken.bib")[0]
    assert latent.mention.publication is not None
    assert (latent.mention.publication.venue, latent.mention.publication.volume) == (
        "Journal of Machine Learning Research",
        "3",
    )


def test_an_unknown_macro_is_its_name() -> None:
    [paper] = read(b"@inproceedings{a, title = {T}, booktitle = NeurIPS, month = jun, year = 2017}")
    assert isinstance(paper, Imported)
    assert paper.mention.publication == Publication(kind=Kind.CONFERENCE, venue="NeurIPS", year=2017)


def test_lines_may_be_of_several_encodings() -> None:
    latin, utf = papers("encodings.bib")
    assert latin.mention.title == "“Straße” in ISO 8859-1"
    assert utf.mention.title == "Straße in UTF-8"
    assert latin.mention.authors == utf.mention.authors == ("Jörg Müller",)


def test_a_byte_order_mark_and_the_line_ends_of_windows() -> None:
    [paper] = papers("windows.bib")
    assert paper.citation_key == "bom"
    assert paper.notes[0].body == "One line\nand another"


def test_an_entry_beyond_the_limits_is_refused_and_an_abstract_cut() -> None:
    entry = b"@misc{a%d, title = {%s}, abstract = {%s}, annote = {%s}, keywords = {%s}}\n"
    kept, *over = read(
        entry % (1, b"t" * 2000, b"a" * 30_000, b"n" * 100_000, b"k" * 200)
        + entry % (2, b"t" * 2001, b"", b"", b"")
        + entry % (3, b"t", b"", b"n" * 100_001, b"")
        + entry % (4, b"t", b"", b"", b"k" * 201)
    )
    assert isinstance(kept, Imported)
    assert kept.mention.abstract == "a" * 20_000
    assert [one.reason for one in over if isinstance(one, Refused)] == [
        "Its title has 2,001 characters, and 2,000 is the most that can be kept.",
        "Its longest note has 100,001 characters, and 100,000 is the most that can be kept.",
        "Its longest tag has 201 characters, and 200 is the most that can be kept.",
    ]
