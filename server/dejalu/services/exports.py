"""A reader's papers as entries of a bibliography. A citation key is made the first time a paper leaves the library."""

from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy import select, true
from sqlalchemy.orm import Session

from dejalu.database import one_of
from dejalu.exporters.entry import Entry, Note
from dejalu.identity import identifiers
from dejalu.identity.claims import year_of
from dejalu.identity.publication import Publication
from dejalu.models import Library, Reader, Register
from dejalu.models import Note as KeptNote
from dejalu.services import citation_keys, clock, library, readings
from dejalu.services.finding import search
from dejalu.services.library import Filter, Item

BATCH = 500
"""Papers read at once."""


def give_keys(session: Session, reader_id: int, wanted: Filter) -> list[int]:
    """The papers of a filter, sorted by citation key without regard to case; those without a key are given one."""
    return _sort(citation_keys.give(session, reader_id, search.find_ids(session, reader_id, wanted)))


def find(session: Session, reader_id: int, wanted: Filter) -> list[int] | None:
    """The papers of a filter in the same order; None where one has no key yet."""
    paper_ids = search.find_ids(session, reader_id, wanted)
    keys = citation_keys.find(session, reader_id, paper_ids)
    return _sort(keys) if len(keys) == len(paper_ids) else None


def find_edition(session: Session, reader_id: int) -> str:
    """A text that is another one whenever an export may be another one, for one version of this program.

    A reader's changes are numbered, and the epoch counts what pages say of papers.
    """
    query = select(Reader.seq, Library.epoch, Library.feed).join(Library, true()).where(Reader.id == reader_id)
    return "-".join(map(str, session.execute(query).one()))


def read(session: Session, reader_id: int, paper_ids: list[int]) -> Iterator[Entry]:
    """The entries of papers that have keys, in the order given; without those that are gone by now."""
    for start in range(0, len(paper_ids), BATCH):
        batch = paper_ids[start : start + BATCH]
        items = library.get_all(session, reader_id, batch)
        former = citation_keys.find_former(session, reader_id, items)
        judged = _find_judged(session, reader_id, items)
        for paper_id in batch:
            item = items.get(paper_id)
            if item is not None and item.mark.citation_key:
                yield _entry(item, item.mark.citation_key, former.get(paper_id, ()), judged.get(paper_id))
        session.expunge_all()


def _sort(keys: Mapping[int, str]) -> list[int]:
    return sorted(keys, key=lambda paper_id: (keys[paper_id].lower(), keys[paper_id]))


def _find_judged(session: Session, reader_id: int, items: Mapping[int, Item]) -> dict[int, date]:
    """The day on which papers were given their status."""
    shown = {record: paper_id for paper_id, item in items.items() for record in item.mark.records}
    query = select(Register.paper_id, Register.stamp).where(
        Register.reader_id == reader_id, Register.name == readings.STATUS, one_of(Register.paper_id, shown)
    )
    return {
        shown[record]: clock.time(clock.stamp(order)).date()
        for record, order in session.execute(query.order_by(Register.stamp))
    }


def _entry(item: Item, citation_key: str, former_keys: tuple[str, ...], judged: date | None) -> Entry:
    paper, mark = item.paper, item.mark
    names = list(map(identifiers.parse, mark.identifiers))
    named = {name.scheme: name for name in reversed(names)}
    arxiv, doi = named.get("arxiv"), named.get("doi")
    first = mark.first_seen_at or paper.added_at
    return Entry(
        citation_key=citation_key,
        title=paper.title,
        authors=tuple(paper.authors),
        published=paper.published,
        year=year_of(paper) or identifiers.published_year(names),
        arxiv=arxiv.value if arxiv else None,
        primary_class=paper.category,
        doi=doi.value if doi else None,
        # Where the paper itself is, rather than the page that spoke of it.
        url=identifiers.address(names[0]) if names else paper.url,
        tags=tuple(mark.tags),
        notes=tuple(map(_note, mark.notes)),
        accessed=mark.last_seen_at.date() if mark.last_seen_at else None,
        added=first.date(),
        former_keys=former_keys,
        identifiers=tuple(mark.identifiers),
        abstract=paper.abstract,
        publication=Publication.load(paper.publication) if paper.publication else None,
        version=mark.version,
        status=mark.judged,
        judged=judged if mark.judged else None,
        starred=mark.starred,
    )


def _note(note: KeptNote) -> Note:
    quote = note.quote or {}
    return Note(
        body=note.body,
        id=note.id,
        quote=quote.get("exact", ""),
        prefix=quote.get("prefix", ""),
        suffix=quote.get("suffix", ""),
        created_at=note.created_at,
        changed_at=note.changed_at,
    )
