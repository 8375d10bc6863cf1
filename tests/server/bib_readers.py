"""Two independent readers of BibTeX, and what they are to find of an entry."""

import re

from bibtexparser.entrypoint import parse_string as parse_with_bibtexparser
from bibtexparser.middlewares import LatexDecodingMiddleware
from pybtex.database import BibliographyData  # type: ignore[import-untyped]
from pybtex.database import parse_string as parse_with_pybtex

from dejalu.exporters.entry import Entry

NUMBERED = ({"journal", "conference", "chapter", "book", "report"}, {"journal", "report"})
Read = dict[str, dict[str, str]]
"""Field values by entry and by field."""


def read_with_pybtex(text: str) -> Read:
    """People stand one on a line."""
    return {
        key: {**entry.fields, **{role: "\n".join(map(str, people)) for role, people in entry.persons.items()}}
        for key, entry in people_of(text).items()
    }


def people_of(text: str) -> BibliographyData:
    return parse_with_pybtex(text, "bibtex").entries


def read_with_bibtexparser(text: str, *, decode: bool = False) -> Read:
    library = parse_with_bibtexparser(text, append_middleware=[LatexDecodingMiddleware()] if decode else [])
    assert not library.failed_blocks
    assert len(library.blocks) == len(library.entries)
    return {entry.key: {field.key: field.value for field in entry.fields} for entry in library.entries}


def expected_fields(entry: Entry, profile: str) -> set[str]:
    """The fields that an entry is to have, where each of its texts has something to print."""
    is_classic = profile in ("bibtex", "zotero")
    published = entry.publication
    kind = published.kind if published else None
    year = published and published.year
    date = {"year", *(["month"] if entry.published and not year else [])} if is_classic else {"date"}
    venues = {"conference": "booktitle", "chapter": "booktitle", "journal": "journal" if is_classic else "journaltitle"}
    venues |= {"thesis": "school" if is_classic else "institution", "report": "institution"}
    arxiv = {"bibtex": {"archiveprefix"}, "zotero": {"archiveprefix", "eprinttype"}}.get(profile, {"eprinttype"})
    state = {"pubstate"} if not is_classic and not published else set()
    category = "primaryclass" if is_classic else "eprintclass"
    present: dict[str, object] = {
        "author": entry.authors,
        "title": entry.title,
        "volume": published and published.volume and kind not in ("thesis", "report"),
        "number": published and published.number and kind in NUMBERED[profile == "bibtex"],
        "pages": published and published.pages,
        "publisher": published and published.publisher and kind in ("conference", "chapter", "book"),
        category: entry.primary_class,
        "doi": entry.doi,
        "url": entry.url,
        "urldate": entry.accessed,
        "keywords": entry.tags or (profile == "jabref" and entry.status not in (None, "read")),
        {"biblatex": "annotation", "jabref": "comment"}.get(profile, "annote"): entry.notes,
        "version": not is_classic and entry.arxiv and entry.version and kind in (None, "journal", "report"),
        "ids": not is_classic and entry.former_keys,
        "abstract": profile in ("zotero", "jabref") and entry.abstract,
        "readstatus": profile == "jabref" and entry.status == "read",
        "priority": profile == "jabref" and entry.starred,
    }
    if published and kind in venues:
        present[venues[kind]] = published.venue
    present |= dict.fromkeys(date, year or entry.published or entry.year)
    present |= dict.fromkeys({"eprint"} | arxiv | state, entry.arxiv)
    return {name for name, value in present.items() if value}


def squeezed(text: str) -> str:
    """The text with each run of blanks as one space."""
    return re.sub(r"\s+", " ", text).strip()
