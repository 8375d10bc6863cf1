"""BibTeX as Zotero imports it with nothing lost.

Zotero knows an eprint by `eprinttype`, where Better BibTeX and arXiv's own readers know it by `archiveprefix`, so both
are there. It keeps `annote` as a note, and drops biblatex's `annotation`. It reads every letter as it is, but some
accents not from their macros.
"""

from dejalu.exporters import bib_values, bibtex
from dejalu.exporters.bib_profile import Field, Profile

dump = Profile(
    bibtex.type_of,
    (
        Field("author", bib_values.authors),
        Field("title", bib_values.title),
        Field(bibtex.VENUES, bib_values.venue),
        Field(bibtex.VOLUMES, bib_values.volume),
        Field(bibtex.NUMBERS, bib_values.number),
        Field(bibtex.PAGES, bib_values.pages),
        Field(bibtex.PUBLISHERS, bib_values.publisher),
        Field("year", bib_values.year),
        Field("month", bib_values.month, is_macro=True),
        Field("eprint", bib_values.eprint),
        Field("archiveprefix", bib_values.said_of_arxiv("arXiv")),
        Field("eprinttype", bib_values.said_of_arxiv("arxiv")),
        Field("primaryclass", bib_values.primary_class),
        Field("doi", bib_values.doi),
        Field("url", bib_values.url),
        Field("urldate", bib_values.accessed),
        Field("keywords", bib_values.keywords),
        Field("abstract", bib_values.abstract),
        Field("annote", bib_values.notes),
    ),
).dump
