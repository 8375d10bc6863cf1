"""A reader's papers as entries of a bibliography. A citation key is made the first time a paper leaves the library."""

import json
from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy import func, select, true
from sqlalchemy.orm import Session

from dejalu.database import one_of
from dejalu.exporters.entry import Entry, Note
from dejalu.exporters.selection import Selection
from dejalu.identity import identifiers
from dejalu.identity.publication import Publication
from dejalu.models import Library, Paper, Reader, Reading, Register
from dejalu.models import Note as KeptNote
from dejalu.services import citation_keys, clock, filters, library, readers, readings
from dejalu.services.finding import search
from dejalu.services.library import Filter, Item

BATCH = 500
"""Papers read at once."""


def give_keys(session: Session, reader_id: int, wanted: Filter, newest: int | None = None) -> list[int]:
    """The papers of a filter, sorted by citation key without regard to case; those without a key are given one.

    With `newest`, only so many: those that were first met last, the latest first.
    """
    paper_ids = _choose(session, reader_id, wanted, newest)
    # Of papers that would have the same key, the one met first gets the plain one, whatever the order here.
    keys = citation_keys.give(session, reader_id, sorted(paper_ids))
    return _sort(keys) if newest is None else paper_ids


def find(session: Session, reader_id: int, wanted: Filter, newest: int | None = None) -> list[int] | None:
    """The same papers in the same order; None where one has no key yet."""
    paper_ids = _choose(session, reader_id, wanted, newest)
    keys = citation_keys.find(session, reader_id, paper_ids)
    if len(keys) < len(paper_ids):
        return None
    return _sort(keys) if newest is None else paper_ids


def find_edition(session: Session, reader_id: int) -> str:
    """A text that is another one whenever an export may be another one, for one version of this program.

    A reader's changes are numbered, and the epoch counts what pages say of papers.
    """
    query = select(Reader.seq, Library.epoch, Library.feed).join(Library, true()).where(Reader.id == reader_id)
    return "-".join(map(str, session.execute(query).one()))


def describe(session: Session, reader_id: int, wanted: Filter) -> Selection:
    """What a feed calls the papers of a filter; of another reader or library they have another name."""
    kept = json.dumps(filters.dump(wanted), sort_keys=True)
    title = ": ".join(filter(None, ("Dejalu", filters.describe(wanted))))
    return Selection(f"{readers.get_library(session).server_id} {reader_id} {kept}", title)


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


def _choose(session: Session, reader_id: int, wanted: Filter, newest: int | None) -> list[int]:
    """The papers of a filter, or the newest of them with the latest first."""
    paper_ids = search.find_ids(session, reader_id, wanted)
    if newest is None:
        return paper_ids
    query = (
        select(Paper.id)
        .join(Reading, Reading.paper_id == Paper.id)
        .where(Reading.reader_id == reader_id, one_of(Paper.id, paper_ids))
        .order_by(func.coalesce(Reading.first_seen_at, Paper.added_at).desc(), Paper.id.desc())
    )
    return list(session.scalars(query.limit(newest)))


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
        year=item.year,
        arxiv=arxiv.value if arxiv else None,
        primary_class=paper.category,
        doi=doi.value if doi else None,
        url=address_of(item),
        tags=tuple(mark.tags),
        notes=tuple(map(note_of, mark.notes)),
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


def address_of(item: Item) -> str | None:
    """Where the paper itself is, rather than the page that spoke of it."""
    names = item.mark.identifiers
    return identifiers.address(identifiers.parse(names[0])) if names else item.paper.url


def note_of(note: KeptNote) -> Note:
    """A note as exporters know it."""
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
