"""Working out anew, for a great many papers at once, what readers keep of them.

Nearly every paper has one record. So for all of these together it is asked what `readings.settle` asks for one, and
only the rest is left to it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dejalu.database import one_of
from dejalu.models import Note, Paper, Reading, Register, Sighting, Tagging
from dejalu.services import readers, readings
from dejalu.services.archive.linkages import batches

Words = Mapping[str, str | None]
"""The last word on each thing, by the names of registers."""


def settle(session: Session, shown_ids: Sequence[int]) -> None:
    """Settle all readings of these papers, and tell their readers of them in this order."""
    for batch in batches(shown_ids):
        joined = set(session.scalars(select(Paper.main_id).where(one_of(Paper.main_id, batch))))
        for reader_id, own in _find_readers(session, batch).items():
            worked_out = _work_out(session, reader_id, sorted(own - joined))
            for shown_id in batch:
                if shown_id in worked_out:
                    readers.note_change(session, worked_out[shown_id])
                elif shown_id in own:
                    readings.settle(session, reader_id, shown_id)
        session.flush()


def _find_readers(session: Session, shown_ids: Sequence[int]) -> dict[int, set[int]]:
    """The readers who met any of these papers or keep anything of them, and of which."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for kept in (Reading, Register, Sighting, Note):
        query = select(kept.reader_id, Paper.shown_id).join(Paper, Paper.id == kept.paper_id).distinct()
        for reader_id, shown_id in session.execute(query.where(Paper.is_of(shown_ids))):
            found[reader_id].add(shown_id)
    return found


def _work_out(session: Session, reader_id: int, paper_ids: Sequence[int]) -> dict[int, Reading]:
    """The readings of papers that have one record each, as they follow from what is kept of these."""
    said = _find_words(session, reader_id, paper_ids)
    seen = _find_sightings(session, reader_id, paper_ids)
    query = select(Reading).where(Reading.reader_id == reader_id, one_of(Reading.paper_id, paper_ids))
    found = {reading.paper_id: reading for reading in session.scalars(query)}
    for paper_id in paper_ids:
        if paper_id not in found:
            found[paper_id] = Reading(reader_id=reader_id, paper_id=paper_id, seq=0)
            session.add(found[paper_id])
        reading = found[paper_id]
        readings.describe(reading, said.get(paper_id, {}))
        reading.times_seen, reading.first_seen_at, reading.last_seen_at = seen.get(paper_id, (0, None, None))
    _settle_tags(session, reader_id, paper_ids, said)
    return found


def _find_words(session: Session, reader_id: int, paper_ids: Sequence[int]) -> dict[int, Words]:
    said: defaultdict[int, dict[str, str | None]] = defaultdict(dict)
    query = select(Register.paper_id, Register.name, Register.value).where(Register.reader_id == reader_id)
    for paper_id, name, value in session.execute(query.where(one_of(Register.paper_id, paper_ids))):
        said[paper_id][name] = value
    return dict(said)


def _find_sightings(
    session: Session, reader_id: int, paper_ids: Sequence[int]
) -> dict[int, tuple[int, datetime, datetime]]:
    """How often each paper was seen, first when and last when."""
    query = select(Sighting.paper_id, func.count(), func.min(Sighting.seen_at), func.max(Sighting.seen_at))
    wanted = query.where(Sighting.reader_id == reader_id, one_of(Sighting.paper_id, paper_ids))
    rows = session.execute(wanted.group_by(Sighting.paper_id))
    return {paper_id: (count, first, last) for paper_id, count, first, last in rows}


def _settle_tags(session: Session, reader_id: int, paper_ids: Sequence[int], said: Mapping[int, Words]) -> None:
    query = select(Tagging).where(Tagging.reader_id == reader_id, one_of(Tagging.paper_id, paper_ids))
    kept = {(tagging.paper_id, tagging.tag_key): tagging for tagging in session.scalars(query)}
    wanted = {(paper_id, key) for paper_id, words in said.items() for key in readings.tags_of(words)}
    for gone in kept.keys() - wanted:
        session.delete(kept[gone])
    session.add_all(Tagging(reader_id=reader_id, paper_id=one, tag_key=key) for one, key in wanted - kept.keys())
