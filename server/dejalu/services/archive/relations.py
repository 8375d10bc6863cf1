"""What a library file tells of two records: that a source gave both to one paper, and what the reader said."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from dejalu.database import one_of
from dejalu.errors.archives import BrokenArchiveError
from dejalu.identity.linkage import Pair, pair
from dejalu.models import SharedClaim, Verdict
from dejalu.services import clock
from dejalu.services.archive.restoration import Restoration, Values


def take_shared_claims(restoration: Restoration, stated: Sequence[Values]) -> None:
    """Keep which records one source gave to one paper, as far as they are not one record here."""
    pairs = [(both, one["stated_at"]) for one in stated if (both := _find_pair(restoration, one))]
    link(restoration, pairs)


def link(restoration: Restoration, pairs: Sequence[tuple[Pair, datetime]]) -> None:
    """Keep that the records of each pair are surely one paper, and since when that is known."""
    session = restoration.session
    query = select(SharedClaim.low_id, SharedClaim.high_id)
    wanted = one_of(SharedClaim.low_id, [low for (low, _), _ in pairs])
    known = {pair(*row) for row in session.execute(query.where(wanted))}
    rows = []
    for both, stated_at in pairs:
        if both not in known:
            known.add(both)
            rows.append({"low_id": both[0], "high_id": both[1], "stated_at": stated_at})
            for paper_id in both:
                restoration.note(paper_id, stated_at)
    restoration.add(SharedClaim, rows)
    restoration.count("shared_claims", len(rows), len(pairs))


def take_verdicts(restoration: Restoration, said: Sequence[Values]) -> None:
    """Keep the reader's last word on each pair, as far as the two are not one record here."""
    session, reader_id = restoration.session, restoration.reader_id
    pairs = [(both, verdict) for verdict in said if (both := _find_pair(restoration, verdict))]
    wanted = one_of(Verdict.low_id, [low for (low, _), _ in pairs])
    query = select(Verdict).where(Verdict.reader_id == reader_id, wanted)
    known = {(verdict.low_id, verdict.high_id): verdict for verdict in session.scalars(query)}
    added = 0
    for (low, high), verdict in pairs:
        restoration.note_stamp(clock.stamp(verdict["stamp"]))
        if (low, high) not in known:
            known[low, high] = Verdict(reader_id=reader_id, low_id=low, high_id=high, stamp="")
            session.add(known[low, high])
        if verdict["stamp"] > known[low, high].stamp:
            known[low, high].is_same, known[low, high].stamp = verdict["is_same"], verdict["stamp"]
            added += 1
            for paper_id in (low, high):
                restoration.note(paper_id, clock.time(verdict["stamp"]))
    restoration.count("verdicts", added, len(pairs))


def _find_pair(restoration: Restoration, told: Values) -> Pair | None:
    """The records of the library that two of the file became; None where these are one."""
    one, other = (_find(restoration, place) for place in told["records"])
    return None if one == other else pair(one, other)


def _find(restoration: Restoration, place: int) -> int:
    if place >= len(restoration.paper_ids):
        raise BrokenArchiveError(f"records[{place}]", "something is told of this record, and it is not there")
    return restoration.paper_ids[place]
