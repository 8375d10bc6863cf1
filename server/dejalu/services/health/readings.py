"""What is kept of each paper, its tags too, is what its registers, sightings and notes say."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Integer, Select, Subquery, case, cast, except_, func, or_, select, union
from sqlalchemy.orm import Session

from dejalu.models import Note, Paper, Reading, Register, Sighting, Tagging
from dejalu.services import readings
from dejalu.services.health.check import Check

Kept = tuple[int, int]
"""A reader, and the record that stands for one of their papers."""
SHOWN_ID = cast(Paper.shown_id, Integer)
"""As a number outright, SQLite can look it up in what it has put together; without, 100,000 papers take hours."""


def find(session: Session) -> list[Kept]:
    """The readings that `services.readings.settle` would change, in three queries."""
    words, sightings = _last_words().subquery("words"), _sightings()
    found: set[Kept] = {*session.execute(_missing()), *session.execute(_wrong(words, sightings))}
    said, had = _said_tags(words), _had_tags()
    for query in (except_(said, had), except_(had, said)):
        found |= {(reader_id, paper_id) for reader_id, paper_id, _ in session.execute(query)}
    return sorted(found)


def mend(session: Session, wrong: Sequence[Kept], _now: datetime) -> None:
    """Work them out anew, and tell browsers."""
    for reader_id, paper_id in wrong:
        readings.settle(session, reader_id, paper_id)


def _last_words() -> Select[Any]:
    """The last word on each thing that was said of each paper."""
    word = (Register.reader_id, Paper.shown_id, Register.name)
    latest = func.row_number().over(partition_by=word, order_by=(Register.stamp.desc(), Register.paper_id.desc()))
    ranked = (
        select(*word[:1], SHOWN_ID.label("paper_id"), Register.name, Register.value, latest.label("rank"))
        .join(Paper, Paper.id == Register.paper_id)
        .subquery()
    )
    return select(ranked.c.reader_id, ranked.c.paper_id, ranked.c.name, ranked.c.value).where(ranked.c.rank == 1)


def _sightings() -> Subquery:
    return (
        select(
            Sighting.reader_id,
            SHOWN_ID.label("paper_id"),
            func.count().label("count"),
            func.min(Sighting.seen_at).label("first"),
            func.max(Sighting.seen_at).label("last"),
        )
        .join(Paper, Paper.id == Sighting.paper_id)
        .group_by(Sighting.reader_id, Paper.shown_id)
        .subquery("sightings")
    )


def _missing() -> Any:  # noqa: ANN401 (SQLAlchemy's own name for it says no more)
    """Papers of which something is kept, and that have no reading."""
    kept = (
        select(source.reader_id, Paper.shown_id).join(Paper, Paper.id == source.paper_id)
        for source in (Register, Sighting, Note)
    )
    return except_(union(*kept).subquery().select(), select(Reading.reader_id, Reading.paper_id))


def _wrong(words: Subquery, sightings: Subquery) -> Select[int, int]:
    def last(name: str) -> Any:  # noqa: ANN401
        return func.max(case((words.c.name == name, words.c.value)))

    said = (
        select(
            words.c.reader_id,
            words.c.paper_id,
            last(readings.STATUS).label("status"),
            last(readings.VERSION).label("version"),
            last(readings.STARRED).label("starred"),
        )
        .group_by(words.c.reader_id, words.c.paper_id)
        .subquery("said")
    )
    differs = (
        Reading.status.is_distinct_from(said.c.status),
        Reading.version.is_distinct_from(case((said.c.status.is_not(None), cast(said.c.version, Integer)))),
        Reading.starred != func.coalesce(said.c.starred == readings.YES, False),
        Reading.times_seen != func.coalesce(sightings.c["count"], 0),
        Reading.first_seen_at.is_distinct_from(sightings.c.first),
        Reading.last_seen_at.is_distinct_from(sightings.c.last),
    )
    return (
        select(Reading.reader_id, Reading.paper_id)
        .join(Paper, Paper.id == Reading.paper_id)
        .outerjoin(said, (said.c.reader_id == Reading.reader_id) & (said.c.paper_id == Reading.paper_id))
        .outerjoin(sightings, (sightings.c.reader_id == Reading.reader_id) & (sightings.c.paper_id == Reading.paper_id))
        .where(Paper.main_id.is_(None), or_(*differs))
    )


def _said_tags(words: Subquery) -> Select[int, int, str]:
    key = func.substr(words.c.name, len(readings.TAG) + 1)
    is_tag = words.c.name.startswith(readings.TAG)
    return select(words.c.reader_id, words.c.paper_id, key).where(is_tag, words.c.value.is_not(None))


def _had_tags() -> Select[int, int, str]:
    query = select(Tagging.reader_id, Tagging.paper_id, Tagging.tag_key)
    return query.join(Paper, Paper.id == Tagging.paper_id).where(Paper.main_id.is_(None))


READINGS = Check(
    "readings",
    "What is kept of each paper agrees with what you said and saw",
    "{count} papers show another status, tag or time than you said and saw",
    "Worked out anew what is kept of {count} papers",
    find,
    mend,
)
