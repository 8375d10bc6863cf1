"""What a library file holds: all that was ever said, and nothing that is worked out from it.

Everything comes in an order of its own, not in that of the database: so equal libraries give equal files, whichever
database holds them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from dejalu.database import one_of
from dejalu.models import (
    Claim,
    Client,
    FormerKey,
    Note,
    NoteRevision,
    Operation,
    Paper,
    PaperIdentifier,
    Reading,
    Register,
    SaidStatus,
    SharedClaim,
    Sighting,
    Tag,
    Verdict,
)
from dejalu.services import clock

BATCH = 1_000
"""Records read at once."""

Values = dict[str, Any]
Groups = defaultdict[Any, list[Values]]


def read(session: Session, reader_id: int) -> dict[str, Iterable[Values]]:
    """The sections of a reader's library file, to be taken in this order: the later ones name records of the earlier.

    Records are facts of the world, and all are there that the reader met, or nobody; but what only other readers of
    this server met is theirs to tell.
    """
    places: dict[int, int] = {}
    return {
        "tags": _read_tags(session, reader_id),
        "clients": _read_clients(session, reader_id),
        "records": _read_records(session, reader_id, places),
        "shared_claims": _read_pairs(session, select(SharedClaim.stated_at), SharedClaim, places),
        "verdicts": _read_pairs(
            session, select(Verdict.is_same, Verdict.stamp).where(Verdict.reader_id == reader_id), Verdict, places
        ),
        "operations": _read_operations(session, reader_id),
    }


def _read_tags(session: Session, reader_id: int) -> Iterator[Values]:
    rows = session.execute(select(Tag.key, Tag.name, Tag.color).where(Tag.reader_id == reader_id))
    yield from ({"name": name, "color": color} for _, name, color in sorted(rows, key=itemgetter(0)))


def _read_clients(session: Session, reader_id: int) -> Iterator[Values]:
    """Whoever made an operation, or said anything that stands or stood: acts are no operations."""
    writers = set(session.scalars(select(Operation.client_id).where(Operation.reader_id == reader_id).distinct()))
    for model in (Register, SaidStatus, Verdict):
        writer = func.substr(model.stamp, clock.WRITER)
        writers |= set(session.scalars(select(writer).where(model.reader_id == reader_id).distinct()))
    rows = session.execute(select(Client.id, Client.name).where(one_of(Client.id, writers)))
    yield from ({"id": client_id, "name": name} for client_id, name in sorted(map(tuple, rows)))


def _read_records(session: Session, reader_id: int, places: dict[int, int]) -> Iterator[Values]:
    others = _find_met_by_others(session, reader_id)
    query = select(Paper.id, Paper.added_at, Paper.shown_id).order_by(Paper.id).execution_options(yield_per=BATCH)
    for rows in session.execute(query).partitions():
        batch = [(paper_id, added_at) for paper_id, added_at, shown_id in rows if shown_id not in others]
        kept = _read_kept(session, reader_id, [paper_id for paper_id, _ in batch])
        for paper_id, added_at in batch:
            places[paper_id] = len(places)
            yield {"added_at": added_at} | {name: found[paper_id] for name, found in kept.items()}


def _find_met_by_others(session: Session, reader_id: int) -> set[int]:
    """The papers that others met and this reader did not."""
    met = select(Reading.paper_id)
    others = set(session.scalars(met.where(Reading.reader_id != reader_id)))
    return others.difference(session.scalars(met.where(Reading.reader_id == reader_id)) if others else ())


def _read_kept(session: Session, reader_id: int, ids: Sequence[int]) -> dict[str, Mapping[int, Any]]:
    """For each key of a record, what each of some records has there."""

    def find(model: type[Claim | PaperIdentifier], *columns: InstrumentedAttribute[Any]) -> Groups:
        return _group(session, select(model.paper_id, *columns).where(one_of(model.paper_id, ids)).order_by(model.id))

    def own(
        model: type[FormerKey | Note | Register | SaidStatus | Sighting], *columns: InstrumentedAttribute[Any]
    ) -> Groups:
        wanted = select(model.paper_id, *columns).where(model.reader_id == reader_id, one_of(model.paper_id, ids))
        return _group(session, wanted)

    named = (PaperIdentifier.scheme, PaperIdentifier.value, PaperIdentifier.raw)
    stated = (Claim.digest, Claim.source, Claim.stated_at, Claim.identifiers)
    described = (Claim.title, Claim.authors, Claim.abstract, Claim.published, Claim.year, Claim.url)
    placed = (Claim.category, Claim.publication)
    written = (Note.id, Note.revision, Note.body, Note.quote, Note.is_deleted, Note.conflict_of)
    keyed = select(Reading.paper_id, Reading.citation_key).where(Reading.reader_id == reader_id)
    keys = dict(session.execute(keyed.where(one_of(Reading.paper_id, ids))).all())
    notes = own(Note, *written, Note.created_at, Note.changed_at)
    _add_revisions(session, reader_id, [note for own in notes.values() for note in own])
    return {
        "identifiers": find(PaperIdentifier, *named),
        "claims": find(Claim, *stated, *described, *placed),
        "is_met": {paper_id: paper_id in keys for paper_id in ids},
        "citation_key": {paper_id: keys.get(paper_id) for paper_id in ids},
        "former_keys": _sort(own(FormerKey, FormerKey.key, FormerKey.replaced_at), "replaced_at", "key"),
        "registers": _sort(own(Register, Register.name, Register.value, Register.stamp), "name"),
        "statuses": _sort(own(SaidStatus, SaidStatus.stamp, SaidStatus.status), "stamp"),
        "sightings": _sort(own(Sighting, Sighting.op_id, Sighting.seen_at, Sighting.url), "seen_at", "op_id"),
        "notes": _sort(notes, "created_at", "id"),
    }


def _add_revisions(session: Session, reader_id: int, notes: Sequence[Values]) -> None:
    """Give each note all its revisions in place of its text, which is that of the one it shows."""
    columns = (NoteRevision.revision, NoteRevision.base_revision, NoteRevision.body, NoteRevision.written_at)
    wanted = one_of(NoteRevision.note_id, [note["id"] for note in notes])
    query = select(NoteRevision.note_id, *columns).where(NoteRevision.reader_id == reader_id, wanted)
    found = _sort(_group(session, query), "written_at", "revision")
    for note in notes:
        body, revision = note.pop("body"), note["revision"]
        note["revisions"] = found[note["id"]]
        if all(one["revision"] != revision for one in note["revisions"]):
            # Whatever may have befallen its history, what it says must not be lost.
            shown = {"revision": revision, "base_revision": None, "body": body, "written_at": note["changed_at"]}
            note["revisions"].append(shown)


def _read_pairs(
    session: Session, query: Select[*tuple[Any, ...]], model: type[SharedClaim | Verdict], places: Mapping[int, int]
) -> Iterator[Values]:
    rows = session.execute(query.add_columns(model.low_id, model.high_id).order_by(model.low_id, model.high_id))
    for row in rows.mappings():
        values = dict(row)
        low_id, high_id = values.pop("low_id"), values.pop("high_id")
        if low_id in places and high_id in places:
            yield {"records": [places[low_id], places[high_id]], **values}


def _read_operations(session: Session, reader_id: int) -> Iterator[Values]:
    columns = (Operation.op_id, Operation.client_id, Operation.stamp, Operation.digest, Operation.received_at)
    query = select(*columns).where(Operation.reader_id == reader_id).order_by(Operation.op_id)
    yield from map(dict, session.execute(query.execution_options(yield_per=BATCH)).mappings())


def _group(session: Session, query: Select[*tuple[Any, ...]]) -> Groups:
    """The rows that a query finds, without their first column, by which they are grouped."""
    found: Groups = defaultdict(list)
    for row in session.execute(query).mappings():
        values = dict(row)
        found[values.pop(next(iter(values)))].append(values)
    return found


def _sort(groups: Groups, *keys: str) -> Groups:
    for group in groups.values():
        group.sort(key=itemgetter(*keys))
    return groups
