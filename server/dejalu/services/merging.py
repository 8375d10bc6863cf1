"""Making two records of one paper one, without losing anything a reader kept on either."""

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from dejalu.models import Note, Paper, PaperIdentifier, Reading, Sighting, Tagging
from dejalu.services import readers


def absorb(session: Session, paper: Paper, stub: Paper) -> None:
    """Move everything known of `stub` to `paper`, for every reader, and remove `stub`.

    Where both have a value, the later edit wins, as between two browsers.
    """
    for owned in (PaperIdentifier, Note, Sighting):
        session.execute(update(owned).where(owned.paper_id == stub.id).values(paper_id=paper.id))
    for tagging in session.scalars(select(Tagging).where(Tagging.paper_id == stub.id)).all():
        _absorb_tagging(session, paper, tagging)
    for reading in session.scalars(select(Reading).where(Reading.paper_id == stub.id)).all():
        _absorb_reading(session, paper, reading)
    session.flush()
    session.delete(stub)
    session.flush()


def count_sightings(session: Session, reading: Reading) -> None:
    """Set a reading's times and dates seen from its sightings."""
    counts = select(func.count(), func.min(Sighting.seen_at), func.max(Sighting.seen_at)).where(
        Sighting.reader_id == reading.reader_id, Sighting.paper_id == reading.paper_id
    )
    reading.times_seen, reading.first_seen_at, reading.last_seen_at = session.execute(counts).one()


def _absorb_tagging(session: Session, paper: Paper, moved: Tagging) -> None:
    kept = session.get(Tagging, (moved.reader_id, paper.id, moved.tag_key))
    if kept is None:
        moved.paper_id = paper.id
        return
    if moved.stamp > kept.stamp:
        kept.is_on, kept.stamp = moved.is_on, moved.stamp
    session.delete(moved)


def _absorb_reading(session: Session, paper: Paper, moved: Reading) -> None:
    kept = session.get(Reading, (moved.reader_id, paper.id))
    if kept is None:
        kept = moved
        kept.paper_id = paper.id
    else:
        if moved.status_stamp > kept.status_stamp:
            kept.status, kept.status_stamp = moved.status, moved.status_stamp
        if moved.star_stamp > kept.star_stamp:
            kept.starred, kept.star_stamp = moved.starred, moved.star_stamp
        key, moved.citation_key = moved.citation_key, None
        session.flush()
        kept.citation_key = kept.citation_key or key
        session.delete(moved)
    session.flush()
    count_sightings(session, kept)
    readers.note_change(session, kept)
