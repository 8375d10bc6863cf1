"""The papers of a reader's library, and which of them are wanted."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Exists, Select, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from dejalu.database import one_of
from dejalu.errors import UnknownIdentifierError, UnknownPaperError
from dejalu.identity import identifiers
from dejalu.identity.claims import year_of
from dejalu.models import FormerKey, Note, Paper, PaperIdentifier, Reading, Tagging
from dejalu.services import marks
from dejalu.services.marks import Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which papers: those of the query `q` (`queries.parser`) that have any of the statuses and all of the tags, first
    met on one of the days `since` to `until` (UTC), and that are among `paper_ids`. What is left out does not restrict.
    """

    q: str = ""
    tags: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    starred: bool | None = None
    since: date | None = None
    until: date | None = None
    paper_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A paper and what the reader keeps of it."""

    paper: Paper
    mark: Mark

    @property
    def year(self) -> int | None:
        """The year that is stated of it, else that of its arrival at arXiv; it is found and counted by the same."""
        names = map(identifiers.parse, self.mark.identifiers)
        return year_of(self.paper) or identifiers.published_year(names)


def get_named(session: Session, reader_id: int, name: str) -> Item:
    """The paper that an identifier, an address or a citation key names, former keys too. Raises UnknownPaperError."""
    query = _query(reader_id)
    try:
        identifier = identifiers.parse(name)
    except UnknownIdentifierError:
        cited, key = aliased(Reading), name.strip().lower()
        now = exists().where(cited.reader_id == reader_id, func.lower(cited.citation_key) == key)
        before = exists().where(FormerKey.reader_id == reader_id, func.lower(FormerKey.key) == key)
        query = query.where(or_(_of_a_record(now, cited.paper_id), _of_a_record(before, FormerKey.paper_id)))
    else:
        named = exists().where(PaperIdentifier.scheme == identifier.scheme, PaperIdentifier.value == identifier.value)
        query = query.where(_of_a_record(named, PaperIdentifier.paper_id))
    row = session.execute(query).first()
    if row is None:
        raise UnknownPaperError(name)
    return _items(session, reader_id, [(row[0], row[1])])[0]


def get(session: Session, reader_id: int, paper_id: int) -> Item:
    """One paper of the library, by the id of any of its records. Raises UnknownPaperError."""
    paper = session.get(Paper, paper_id)
    items = get_all(session, reader_id, [paper.shown_id] if paper else [])
    if not items:
        raise UnknownPaperError(str(paper_id))
    return next(iter(items.values()))


def get_ids(session: Session, reader_id: int, paper_ids: Iterable[int]) -> list[int]:
    """The papers of these records, each once. Raises UnknownPaperError for a record that the reader never met."""
    wanted = sorted(set(paper_ids))
    shown = find_shown(session, wanted)
    query = select(Reading.paper_id).where(Reading.reader_id == reader_id, one_of(Reading.paper_id, shown.values()))
    met = set(session.scalars(query))
    for paper_id in wanted:
        if shown.get(paper_id) not in met:
            raise UnknownPaperError(str(paper_id))
    return sorted(set(shown.values()))


def find_shown(session: Session, record_ids: Collection[int]) -> dict[int, int]:
    """The records that stand for the papers of these, by these; without those that are gone."""
    return dict(session.execute(select(Paper.id, Paper.shown_id).where(one_of(Paper.id, record_ids))).all())


def get_all(session: Session, reader_id: int, paper_ids: Iterable[int]) -> dict[int, Item]:
    """Those of some papers that the reader has, by id."""
    rows = session.execute(_query(reader_id).where(one_of(Paper.id, paper_ids)))
    return {item.paper.id: item for item in _items(session, reader_id, [(row[0], row[1]) for row in rows])}


def _query(reader_id: int) -> Select[Reading, Paper]:
    has_tag = exists().where(Tagging.reader_id == reader_id, Tagging.paper_id == Reading.paper_id)
    has_note = _of_a_record(exists().where(Note.reader_id == reader_id, Note.is_deleted.is_(False)), Note.paper_id)
    return (
        select(Reading, Paper)
        .join(Paper, Paper.id == Reading.paper_id)
        .where(
            Reading.reader_id == reader_id,
            Paper.main_id.is_(None),
            or_(Reading.status.is_not(None), Reading.times_seen > 0, Reading.starred, has_tag, has_note),
        )
    )


def _of_a_record(found: Exists, paper_id: InstrumentedAttribute[int]) -> Exists:
    """What is found for one of the records of the paper in question."""
    record = aliased(Paper)
    return found.where(paper_id == record.id, or_(record.id == Paper.id, record.main_id == Paper.id))


def _items(session: Session, reader_id: int, rows: list[tuple[Reading, Paper]]) -> list[Item]:
    found = marks.of_readings(session, reader_id, [reading for reading, _ in rows])
    return [Item(paper, mark) for (_, paper), mark in zip(rows, found, strict=True)]
