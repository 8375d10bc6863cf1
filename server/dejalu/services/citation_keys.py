"""Citation keys: made once, kept for good, changed only by the reader; what they were before still names the paper."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from dejalu.database import one_of
from dejalu.errors import UnknownPaperError
from dejalu.errors.bibliography import InvalidKeyError, TakenKeyError
from dejalu.exporters.citation_keys import VALID, Cited, Pattern, unique
from dejalu.identity.claims import year_of
from dejalu.identity.identifiers import Identifier, published_year
from dejalu.models import FormerKey, Paper, PaperIdentifier, Reading
from dejalu.services import readers, settings
from dejalu.services.library import Item

BATCH = 1_000
"""Papers read at once."""


def give(session: Session, reader_id: int, paper_ids: Sequence[int]) -> dict[int, str]:
    """The keys of papers, in this order; made where there is none: the paper that comes first gets the plain one."""
    keys = find(session, reader_id, paper_ids)
    keyless = [paper_id for paper_id in paper_ids if paper_id not in keys]
    if keyless:
        made = _make(session, reader_id, keyless)
        own = [{"reader_id": reader_id, "paper_id": paper_id, "citation_key": key} for paper_id, key in made.items()]
        session.execute(update(Reading), own)
        session.expire_all()
        keys |= made
    return keys


def find(session: Session, reader_id: int, paper_ids: Sequence[int]) -> dict[int, str]:
    """The keys of those papers that have one: that of the record which stands for it, else of its oldest with one."""
    found: dict[int, str] = {}
    for start in range(0, len(paper_ids), BATCH):
        query = (
            select(Paper.shown_id, Reading.citation_key)
            .join(Reading, Reading.paper_id == Paper.id)
            .where(Reading.reader_id == reader_id, Reading.citation_key.is_not(None))
            .where(Paper.is_of(paper_ids[start : start + BATCH]))
            .order_by(Paper.main_id.is_not(None), Paper.id)
        )
        for shown_id, key in session.execute(query):
            found.setdefault(shown_id, key or "")
    return found


def find_taken(session: Session, reader_id: int) -> set[str]:
    """Every key that a paper has or had, in lower case."""
    now = select(func.lower(Reading.citation_key)).where(
        Reading.reader_id == reader_id, Reading.citation_key.is_not(None)
    )
    before = select(func.lower(FormerKey.key)).where(FormerKey.reader_id == reader_id)
    return {key for query in (now, before) for key in session.scalars(query) if key}


def find_former(session: Session, reader_id: int, items: Mapping[int, Item]) -> dict[int, tuple[str, ...]]:
    """The keys that papers had before, and those of their other records, sorted; by paper id."""
    shown = {record: paper_id for paper_id, item in items.items() for record in item.mark.records}
    found: defaultdict[int, set[str]] = defaultdict(set)
    for model, key in ((FormerKey, FormerKey.key), (Reading, Reading.citation_key)):
        query = select(model.paper_id, key).where(model.reader_id == reader_id, one_of(model.paper_id, shown))
        for record, written in session.execute(query.where(key.is_not(None))):
            if written and written != items[shown[record]].mark.citation_key:
                found[shown[record]].add(written)
    return {paper_id: tuple(sorted(keys, key=lambda key: (key.lower(), key))) for paper_id, keys in found.items()}


def change(session: Session, reader_id: int, paper_id: int, key: str, now: datetime) -> None:
    """Have a paper cited by a key that the reader chose; the one it had stays known as a former one.

    Raises UnknownPaperError, InvalidKeyError, or TakenKeyError for a key that another paper has or had.
    """
    if not VALID.fullmatch(key):
        raise InvalidKeyError
    reading = session.get(Reading, (reader_id, paper_id))
    if reading is None:
        raise UnknownPaperError(str(paper_id))
    if reading.citation_key == key:
        return
    _release(session, reading, key)
    before, reading.citation_key = reading.citation_key, key
    session.flush()
    if before and before.lower() != key.lower():
        session.add(FormerKey(reader_id=reader_id, key=before, paper_id=paper_id, replaced_at=now))
    readers.note_change(session, reading)
    session.flush()


def _make(session: Session, reader_id: int, paper_ids: Sequence[int]) -> dict[int, str]:
    pattern = Pattern.parse(settings.find_all(session, reader_id)[settings.KEY_PATTERN])
    taken = find_taken(session, reader_id)
    keys: dict[int, str] = {}
    for start in range(0, len(paper_ids), BATCH):
        batch = paper_ids[start : start + BATCH]
        cited = _describe(session, batch)
        for paper_id in batch:
            keys[paper_id] = unique(pattern.make(cited[paper_id]), taken)
            taken.add(keys[paper_id].lower())
    return keys


def _release(session: Session, reading: Reading, key: str) -> None:
    """Take a key from where this very paper has or had it. Raises TakenKeyError where another one does."""
    own_id = session.get_one(Paper, reading.paper_id).shown_id
    is_cited = (Reading.reader_id == reading.reader_id) & (func.lower(Reading.citation_key) == key.lower())
    was_cited = (FormerKey.reader_id == reading.reader_id) & (func.lower(FormerKey.key) == key.lower())
    for found in (
        *session.scalars(select(Reading).where(is_cited)),
        *session.scalars(select(FormerKey).where(was_cited)),
    ):
        paper = session.get_one(Paper, found.paper_id)
        if paper.shown_id != own_id:
            raise TakenKeyError(key, session.get_one(Paper, paper.shown_id).title)
        if isinstance(found, FormerKey):
            session.delete(found)
        else:
            found.citation_key = None
    session.flush()


def _describe(session: Session, paper_ids: Sequence[int]) -> dict[int, Cited]:
    """What the keys of these papers are made of."""
    named: defaultdict[int, list[Identifier]] = defaultdict(list)
    query = (
        select(Paper.shown_id, PaperIdentifier.scheme, PaperIdentifier.value)
        .join(Paper, Paper.id == PaperIdentifier.paper_id)
        .where(Paper.is_of(paper_ids))
        .order_by(PaperIdentifier.id)
    )
    for paper_id, scheme, value in session.execute(query):
        named[paper_id].append(Identifier(scheme, value))
    columns = select(Paper.id, Paper.authors, Paper.published, Paper.year, Paper.title)
    return {
        paper.id: Cited(
            paper.authors,
            year_of(paper) or published_year(named[paper.id]),
            paper.title,
            str(next(iter(named[paper.id]), f"paper:{paper.id}")),
        )
        for paper in session.execute(columns.where(one_of(Paper.id, paper_ids)))
    }
