"""A reader's papers as a file. A citation key is made the first time a paper leaves the library, and kept."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from dejalu.exporters import bibtex, citation_keys
from dejalu.exporters.entry import Entry
from dejalu.identity import identifiers
from dejalu.identity.claims import year_of
from dejalu.models import Reading
from dejalu.services import library, readers
from dejalu.services.library import Filter, Item


def to_bibtex(session: Session, reader_id: int, wanted: Filter) -> str:
    """The papers of a filter as a BibTeX file, with tags as `keywords` and notes in `annote`."""
    items = list(library.find_all(session, reader_id, wanted))
    keys = _give_keys(session, reader_id, items)
    return bibtex.dump(_entry(item, keys[item.paper.id]) for item in items)


def _give_keys(session: Session, reader_id: int, items: list[Item]) -> dict[int, str]:
    """Each paper's citation key, made where there is none; the paper met first gets the plain one."""
    keys = {item.paper.id: item.mark.citation_key for item in items if item.mark.citation_key}
    keyless = [item for item in items if item.paper.id not in keys]
    if not keyless:
        return keys
    taken = {
        key.lower()
        for key in session.scalars(select(Reading.citation_key).where(Reading.reader_id == reader_id))
        if key
    }
    for item in keyless:
        base = citation_keys.base(item.paper.authors, _year(item), item.paper.title, _fallback(item))
        key = citation_keys.unique(base, taken)
        taken.add(key.lower())
        keys[item.paper.id] = key
        reading = session.get_one(Reading, (reader_id, item.paper.id))
        reading.citation_key = key
        readers.note_change(session, reading)
    return keys


def _fallback(item: Item) -> str:
    return item.mark.identifiers[0] if item.mark.identifiers else f"paper:{item.paper.id}"


def _entry(item: Item, citation_key: str) -> Entry:
    paper, mark = item.paper, item.mark
    named = {name.scheme: name for name in map(identifiers.parse, reversed(mark.identifiers))}
    arxiv, doi = named.get("arxiv"), named.get("doi")
    return Entry(
        citation_key=citation_key,
        title=paper.title,
        authors=tuple(paper.authors),
        published=paper.published,
        year=_year(item),
        arxiv=arxiv.value if arxiv else None,
        doi=doi.value if doi else None,
        url=_url(item),
        tags=tuple(mark.tags),
        notes=tuple(note.body for note in mark.notes),
        accessed=mark.last_seen_at.date() if mark.last_seen_at else None,
    )


def _year(item: Item) -> int | None:
    """The year of the first version: as a page said, else as the arXiv identifier says."""
    months = (identifiers.published_month(identifiers.parse(name)) for name in item.mark.identifiers)
    return year_of(item.paper) or next((month.year for month in months if month), None)


def _url(item: Item) -> str | None:
    """Where the paper itself is, rather than the page that spoke of it."""
    if item.mark.identifiers:
        return identifiers.address(identifiers.parse(item.mark.identifiers[0]))
    return item.paper.url
