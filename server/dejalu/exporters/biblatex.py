"""BibLaTeX, as biber reads it: UTF-8 without macros, whole dates, and former keys under which a paper may be cited.

An unpublished paper is `@online` where there is a place to find it, as biblatex wants one of that type. Others have the
types of BibTeX, which biblatex knows under their old names too, and other programs under no others.
"""

from collections.abc import Mapping

from dejalu.exporters import bib_values
from dejalu.exporters.bib_profile import Field, Kinds, Profile, only
from dejalu.exporters.bibtex import NUMBERS, PAGES, PUBLISHERS, TYPES, VOLUMES
from dejalu.exporters.entry import Entry
from dejalu.identity.publication import Kind

_TITLED: Mapping[Kinds, str] = {Kind.JOURNAL: "journaltitle", Kind.CONFERENCE: "booktitle", Kind.CHAPTER: "booktitle"}
_HOUSES = only("institution", Kind.THESIS, Kind.REPORT)
# Other types have no version in biblatex's data model.
_VERSIONED = only("version", None, Kind.JOURNAL, Kind.REPORT)


def type_of(entry: Entry) -> str:
    """The entry's type, without its @."""
    if entry.publication:
        return TYPES[entry.publication.kind]
    return "online" if entry.arxiv or entry.doi or entry.url else "misc"


def _pubstate(entry: Entry) -> str:
    return "prepublished" if entry.arxiv and not entry.publication else ""


CITED = (
    Field("author", bib_values.authors),
    Field("title", bib_values.title),
    Field(_TITLED, bib_values.venue),
    Field(_HOUSES, bib_values.as_one(bib_values.venue)),
    Field(VOLUMES, bib_values.volume),
    Field(NUMBERS, bib_values.number),
    Field(PAGES, bib_values.pages),
    Field(PUBLISHERS, bib_values.as_one(bib_values.publisher)),
    Field("date", bib_values.date),
    Field("pubstate", _pubstate),
    Field("eprint", bib_values.eprint),
    Field("eprinttype", bib_values.said_of_arxiv("arxiv")),
    Field("eprintclass", bib_values.primary_class),
    Field(_VERSIONED, bib_values.version),
    Field("doi", bib_values.doi),
    Field("url", bib_values.url),
    Field("urldate", bib_values.accessed),
    Field("ids", bib_values.former_keys),
)
"""What the paper is and where it is."""
dump = Profile(type_of, (*CITED, Field("keywords", bib_values.keywords), Field("annotation", bib_values.notes))).dump
