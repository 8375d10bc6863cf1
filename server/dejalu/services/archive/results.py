"""Working out anew, for a great many papers at once, what readers keep of them.

Nearly every paper has one record. So for all of these together it is asked what `readings.settle` asks for one, and
only the rest is left to it.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.orm import Session

from dejalu.database import one_of
from dejalu.models import Paper, Reading, Register, Sighting, Tagging
from dejalu.services import readers, readings
from dejalu.services.archive.linkages import batches
from dejalu.services.finding import renewal

Words = Mapping[str, str | None]
"""The last word on each thing, by the names of registers."""
Row = dict[str, Any]


def settle(session: Session, shown_ids: Sequence[int], only: int | None = None) -> None:
    """Settle all readings of these papers, or those of one reader, and tell their readers of them in this order."""
    for batch in batches(shown_ids):
        joined = set(session.scalars(select(Paper.main_id).where(one_of(Paper.main_id, batch))))
        for reader_id, own in _find_readers(session, batch, only).items():
            alone = own - joined
            said = _find_words(session, reader_id, alone)
            _settle_tags(session, reader_id, said, alone)
            rows = _work_out(session, reader_id, said, alone)
            reader = readers.lock(session, reader_id)
            for shown_id in batch:
                if shown_id in alone:
                    reader.seq += 1
                    rows[shown_id]["seq"] = reader.seq
                elif shown_id in own:
                    readings.settle(session, reader_id, shown_id)
            _write(session, reader_id, rows)
            renewal.note_stale(session, reader_id, rows)


def _find_readers(session: Session, shown_ids: Sequence[int], only: int | None) -> dict[int, set[int]]:
    """The readers who met any of these papers, or only that one, and which."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    query = select(Reading.reader_id, Paper.shown_id).join(Paper, Paper.id == Reading.paper_id)
    query = query.where(Paper.is_of(shown_ids))
    for reader_id, shown_id in session.execute(query if only is None else query.where(Reading.reader_id == only)):
        found[reader_id].add(shown_id)
    return found


def _find_words(session: Session, reader_id: int, paper_ids: Collection[int]) -> dict[int, Words]:
    said: defaultdict[int, dict[str, str | None]] = defaultdict(dict)
    query = select(Register.paper_id, Register.name, Register.value).where(Register.reader_id == reader_id)
    for paper_id, name, value in session.execute(query.where(one_of(Register.paper_id, paper_ids))):
        said[paper_id][name] = value
    return dict(said)


def _find_sightings(
    session: Session, reader_id: int, paper_ids: Collection[int]
) -> dict[int, tuple[int, datetime, datetime]]:
    """How often each paper was seen, first when and last when."""
    query = select(Sighting.paper_id, func.count(), func.min(Sighting.seen_at), func.max(Sighting.seen_at))
    wanted = query.where(Sighting.reader_id == reader_id, one_of(Sighting.paper_id, paper_ids))
    rows = session.execute(wanted.group_by(Sighting.paper_id))
    return {paper_id: (count, first, last) for paper_id, count, first, last in rows}


def _work_out(
    session: Session, reader_id: int, said: Mapping[int, Words], paper_ids: Collection[int]
) -> dict[int, Row]:
    """The readings of papers that have one record each, as they follow from what is kept of these."""
    seen = _find_sightings(session, reader_id, paper_ids)
    rows: dict[int, Row] = {}
    for paper_id in paper_ids:
        count, first, last = seen.get(paper_id, (0, None, None))
        sightings = {"times_seen": count, "first_seen_at": first, "last_seen_at": last}
        rows[paper_id] = {**readings.follow(said.get(paper_id, {})), **sightings}
    return rows


def _write(session: Session, reader_id: int, rows: Mapping[int, Row]) -> None:
    """Write readings by the table itself: the model's own way takes four times as long."""
    table = Reading.metadata.tables[Reading.__tablename__]
    query = select(Reading.paper_id).where(Reading.reader_id == reader_id, one_of(Reading.paper_id, rows))
    known = set(session.scalars(query))
    added = [{"reader_id": reader_id, "paper_id": one, **row} for one, row in rows.items() if one not in known]
    changed = [{"_reader_id": reader_id, "_paper_id": one, **rows[one]} for one in sorted(known)]
    own = (table.c.reader_id == bindparam("_reader_id")) & (table.c.paper_id == bindparam("_paper_id"))
    if added:
        session.execute(insert(table), added)
    if changed:
        session.execute(update(table).where(own), changed)


def _settle_tags(session: Session, reader_id: int, said: Mapping[int, Words], paper_ids: Collection[int]) -> None:
    query = select(Tagging).where(Tagging.reader_id == reader_id, one_of(Tagging.paper_id, paper_ids))
    kept = {(tagging.paper_id, tagging.tag_key): tagging for tagging in session.scalars(query)}
    wanted = {(paper_id, key) for paper_id, words in said.items() for key in readings.tags_of(words)}
    for gone in kept.keys() - wanted:
        session.delete(kept[gone])
    session.add_all(Tagging(reader_id=reader_id, paper_id=one, tag_key=key) for one, key in wanted - kept.keys())
