"""A paper as an item of Zotero's: its type, its fields, its creators, and what `extra` says beside them.

Types and fields are those of Zotero's schema, version 41 (https://api.zotero.org/schema).
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from dejalu.exporters import names
from dejalu.exporters.entry import Entry
from dejalu.exporters.plain_text import many_lines, one_line
from dejalu.identity.publication import Kind, Publication

Item = dict[str, Any]

EVERYWHERE = frozenset({"title", "creators", "abstractNote", "date", "DOI", "url", "citationKey"})
"""The fields that every type of paper has."""

_PRINTED = {"volume": "volume", "pages": "pages", "publisher": "publisher"}
# For each kind of publication the item's type, and the field for each thing known of it. Where two share a field, as
# the institution and the publisher of a thesis do in Zotero, the later one wins.
_TYPES = {
    Kind.JOURNAL: ("journalArticle", _PRINTED | {"venue": "publicationTitle", "number": "issue"}),
    Kind.CONFERENCE: ("conferencePaper", _PRINTED | {"venue": "proceedingsTitle", "number": "issue"}),
    Kind.CHAPTER: ("bookSection", _PRINTED | {"venue": "bookTitle", "number": "seriesNumber"}),
    Kind.BOOK: (
        "book",
        {"venue": "series", "volume": "volume", "number": "seriesNumber", "publisher": "publisher"},
    ),
    Kind.THESIS: ("thesis", {"publisher": "university", "venue": "university", "number": "seriesNumber"}),
    Kind.REPORT: (
        "report",
        {"publisher": "institution", "venue": "institution", "number": "reportNumber", "pages": "pages"},
    ),
}
_FIELDS = {field for _, fields in _TYPES.values() for field in fields.values()}
_DESCRIBED = EVERYWHERE | _FIELDS | {"itemType", "repository", "archiveID"}

# The names that the add-on zotero-reading-list gives them (its src/modules/overlay.ts).
_STATUSES = {"to-read": "To Read", "reading": "In Progress", "read": "Read", "skipped": "Not Reading"}


def describe(entry: Entry) -> Item:
    """The item's type and every field that bibliographies print; what is not known is left out."""
    published = _published(entry.publication) if entry.publication else _preprint(entry)
    fields = published | {
        "title": one_line(entry.title),
        "creators": _creators(entry.authors),
        "abstractNote": many_lines(entry.abstract or ""),
        "date": _date(entry),
        "DOI": one_line(entry.doi or published.get("DOI", "")),
        "url": one_line(entry.url or ""),
        "citationKey": entry.citation_key,
    }
    return {name: value for name, value in fields.items() if value}


def extra(entry: Entry) -> dict[str, str]:
    """What `extra` says, by the name at the head of each line: the arXiv identifier, and how far the reader is."""
    arxiv = f"{entry.arxiv} [{entry.primary_class}]" if entry.primary_class else entry.arxiv or ""
    status = _STATUSES.get(entry.status or "", "")
    judged = entry.judged.isoformat() if entry.judged and status else ""
    said = {"arXiv": one_line(arxiv), "Read_Status": status, "Read_Status_Date": judged}
    return {name: value for name, value in said.items() if value}


def fingerprint(item: Mapping[str, Any]) -> str:
    """Tells whether anything that `describe` wrote was changed since: 8 hexadecimal digits of it all."""
    described = {name: value for name, value in item.items() if name in _DESCRIBED and value}
    return hashlib.blake2b(json.dumps(described, sort_keys=True).encode(), digest_size=4).hexdigest()


def _preprint(entry: Entry) -> Item:
    if not entry.arxiv:
        return {"itemType": "preprint"}
    arxiv = one_line(entry.arxiv)
    # arXiv registers a DOI for each of its papers (https://info.arxiv.org/help/doi.html).
    doi = f"10.48550/arXiv.{arxiv}"
    return {"itemType": "preprint", "repository": "arXiv", "archiveID": f"arXiv:{arxiv}", "DOI": doi}


def _published(publication: Publication) -> Item:
    type_, fields = _TYPES[publication.kind]
    said = {fields[name]: one_line(getattr(publication, name)) for name in fields if getattr(publication, name)}
    return {"itemType": type_, **said}


def _creators(authors: tuple[str, ...]) -> list[dict[str, str]]:
    return [_creator(name) for name in map(names.parse, authors) if name]


def _creator(name: names.Name) -> dict[str, str]:
    """A person in two fields, a group or a person of one name in one; Zotero has no field for "Jr."."""
    if not name.first:
        return {"creatorType": "author", "name": name.last}
    first = f"{name.first}, {name.suffix}" if name.suffix else name.first
    return {"creatorType": "author", "firstName": first, "lastName": name.last}


def _date(entry: Entry) -> str:
    if entry.publication and entry.publication.year:
        return str(entry.publication.year)
    return entry.published.isoformat() if entry.published else str(entry.year or "")
