"""Classic BibTeX: what `bibtex` and its styles read, and every reference manager imports.

A preprint is `@misc` with `eprint`, `archiveprefix` and `primaryclass`, as arXiv itself writes it. Notes go to
`annote`, which styles leave alone: `note` is printed by all of them. Letters with accents are macros, see
`latex_accents`. Former keys are left to biblatex: here, pandoc would make CSL-JSON of them that CSL's schema refuses.
"""

from collections.abc import Mapping

from dejalu.exporters import bib_values
from dejalu.exporters.bib_profile import Field, Kinds, Profile, only
from dejalu.exporters.entry import Entry
from dejalu.exporters.latex_accents import to_macros
from dejalu.identity.publication import Kind

TYPES = {
    Kind.JOURNAL: "article",
    Kind.CONFERENCE: "inproceedings",
    Kind.CHAPTER: "incollection",
    Kind.BOOK: "book",
    Kind.THESIS: "phdthesis",
    Kind.REPORT: "techreport",
}
VENUES: Mapping[Kinds, str] = {
    Kind.JOURNAL: "journal",
    Kind.CONFERENCE: "booktitle",
    Kind.CHAPTER: "booktitle",
    Kind.THESIS: "school",
    Kind.REPORT: "institution",
}
# What biblatex's data model allows, which is also what styles print.
PUBLISHERS = only("publisher", Kind.CONFERENCE, Kind.CHAPTER, Kind.BOOK)
VOLUMES = only("volume", Kind.JOURNAL, Kind.CONFERENCE, Kind.CHAPTER, Kind.BOOK)
PAGES = only("pages", *Kind)
NUMBERS = only("number", *(kind for kind in Kind if kind is not Kind.THESIS))
# BibTeX's own styles complain of any other kind's number.
_NUMBERS = only("number", Kind.JOURNAL, Kind.REPORT)


def type_of(entry: Entry) -> str:
    """The entry's type, without its @."""
    return TYPES[entry.publication.kind] if entry.publication else "misc"


dump = Profile(
    type_of,
    (
        Field("author", bib_values.authors),
        Field("title", bib_values.title),
        Field(VENUES, bib_values.venue),
        Field(VOLUMES, bib_values.volume),
        Field(_NUMBERS, bib_values.number),
        Field(PAGES, bib_values.pages),
        Field(PUBLISHERS, bib_values.publisher),
        Field("year", bib_values.year),
        Field("month", bib_values.month, is_macro=True),
        Field("eprint", bib_values.eprint),
        Field("archiveprefix", bib_values.said_of_arxiv("arXiv")),
        Field("primaryclass", bib_values.primary_class),
        Field("doi", bib_values.doi),
        Field("url", bib_values.url),
        Field("urldate", bib_values.accessed),
        Field("keywords", bib_values.keywords),
        Field("annote", bib_values.notes),
    ),
    encode=to_macros,
).dump
