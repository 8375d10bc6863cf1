"""Keeping up which records are one paper, whenever something new is said of one."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from sqlalchemy import delete, or_
from sqlalchemy.orm import Session

from dejalu.database import one_of
from dejalu.identity import linkage
from dejalu.identity.linkage import Pair, Unit, pair
from dejalu.identity.matching import Verdict
from dejalu.models import PossibleMatch
from dejalu.services import candidates, readings
from dejalu.services.neighbourhood import Neighbourhood

SUGGESTIONS = 10
"""Possible matches noted of one paper: hundreds bear a title such as "Editorial"."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What follows from all that is known around some records, before any of it is written down.

    reached are the records looked at, before and after the papers that these are and should be, each as its records,
    and possible the pairs that may be the same, by the unit that they were found for.
    """

    around: Neighbourhood
    reached: set[int]
    before: set[Unit]
    after: list[Unit]
    possible: dict[Unit, dict[Pair, float]]


def settle(session: Session, paper_ids: Iterable[int], near: Iterable[int] = ()) -> set[int]:
    """Work out anew which records around these are one paper, and tell the readers whom it concerns.

    near are records to be looked at, too, to which nothing leads any more from these. Returns the records that need not
    be settled after that: these, and what is held together with them.
    """
    session.flush()
    start = set(paper_ids)
    found = work_out(session, start.union(near))
    for unit, possible in found.possible.items():
        _note_possible(session, unit, possible)
    concerned = readings.readers_of(session, found.reached)
    changed = [records for records in found.after if records & start or records not in found.before]
    for records in changed:
        for paper_id in records:
            is_main = paper_id == min(records)
            found.around.papers[paper_id].main_id = None if is_main else min(records)
            # The others are described, too: a mark tells which records were taken for its paper.
            for field, value in asdict(found.around.choose(records if is_main else frozenset({paper_id}))).items():
                setattr(found.around.papers[paper_id], field, value)
    for reader_id in concerned:
        for records in changed:
            readings.settle(session, reader_id, min(records))
    return start.union(*(unit for unit in found.possible if unit & start))


def work_out(session: Session, start: set[int]) -> Finding:
    """Which records around these are one paper, as all that is known of them says; changes nothing.

    Looks at these records, those held together with them, and those that match one of either, however far that leads.
    Records whose titles are near those of the start are reached even where they do not match: they may have done so
    until now, and kept others from being joined.
    """
    around = Neighbourhood(session)
    reached: set[int] = set()
    possible: dict[Unit, dict[Pair, float]] = {}
    frontier = around.load(start)
    while frontier:
        beyond: set[int] = set()
        for unit in _units(around, frontier):
            near, matches, possible[unit] = _search(session, around, unit)
            beyond |= near if unit & start else matches
        reached |= frontier
        frontier = around.load(beyond) - reached
    after = linkage.papers(_units(around, reached), around.describe, around.different)
    return Finding(around, reached, around.papers_of(reached), after, possible)


def _search(session: Session, around: Neighbourhood, unit: Unit) -> tuple[set[int], set[int], dict[Pair, float]]:
    """The records whose titles are near a unit's, those of them that match it, and those that may, for the reader."""
    told = around.describe(unit)
    near = {found.paper_id for each in candidates.find(session, told.titles) for found in each} - unit
    matches: set[int] = set()
    possible: dict[Pair, float] = {}
    for other in _units(around, around.load(near) - unit):
        decision = linkage.judge(told, around.describe(other))
        if decision.verdict is Verdict.MATCH:
            matches |= other
        elif decision.verdict is Verdict.POSSIBLE:
            possible[pair(min(unit), min(other))] = decision.score
    return near, matches, possible


def _note_possible(session: Session, unit: Unit, possible: dict[Pair, float]) -> None:
    noted = or_(one_of(PossibleMatch.low_id, unit), one_of(PossibleMatch.high_id, unit))
    session.execute(delete(PossibleMatch).where(noted))
    likeliest = sorted(possible, key=lambda both: (-possible[both], both))[:SUGGESTIONS]
    session.add_all(PossibleMatch(low_id=low, high_id=high, score=possible[low, high]) for low, high in likeliest)
    session.flush()


def _units(around: Neighbourhood, records: set[int]) -> list[Unit]:
    return linkage.units(records, around.links, around.same, around.different)
