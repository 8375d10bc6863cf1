"""Working out anew, for a great many records at once, which of them are one paper.

Nearly every record has a title like no other's, and is a paper by itself. So for all of these together it is asked what
`linkage.settle` asks for one, and only the rest is left to it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from dejalu.database import one_of
from dejalu.identity import claims
from dejalu.identity import linkage as linkage_rules
from dejalu.identity.matching import Verdict as Decided
from dejalu.identity.titles import Title
from dejalu.models import Claim, Paper, PaperTitle, PossibleMatch, SharedClaim, Verdict
from dejalu.services import candidates, linkage
from dejalu.services.neighbourhood import Neighbourhood

BATCH = 1_000
"""Records worked on at once."""
TOGETHER = 20
"""Records whose linkage is settled at once: each of them is compared with every other."""


def settle(session: Session, paper_ids: Sequence[int], described: Collection[int]) -> list[int]:
    """Settle the linkage of these records, of which some are described already as they must be if they are alone.

    Returns the records that stand for their papers, each in the place of the last that it stands for.
    """
    for batch in batches(paper_ids):
        settle_some(session, batch, described)
    return find_shown(session, paper_ids)


def settle_some(session: Session, paper_ids: Sequence[int], described: Collection[int]) -> None:
    """The same for as many as can be asked about at once."""
    alone = _find_alone(session, paper_ids)
    _describe(session, alone.difference(described))
    rest = [paper_id for paper_id in paper_ids if paper_id not in alone]
    settled: set[int] = set()
    for some in batches(rest, TOGETHER):
        if left := set(some) - settled:
            settled |= linkage.settle(session, left)


def find_shown(session: Session, paper_ids: Sequence[int]) -> list[int]:
    """The records that stand for the papers of these, each in the place of the last that it stands for."""
    shown = find_all_shown(session, paper_ids)
    return list(dict.fromkeys(shown[paper_id] for paper_id in reversed(paper_ids)))[::-1]


def find_all_shown(session: Session, paper_ids: Sequence[int]) -> dict[int, int]:
    """The record that stands for the paper of each of these."""
    shown: dict[int, int] = {}
    for batch in batches(paper_ids):
        query = select(Paper.id, Paper.shown_id).where(one_of(Paper.id, batch))
        shown |= dict(session.execute(query).all())
    return shown


def batches(paper_ids: Sequence[int], size: int = BATCH) -> Iterator[Sequence[int]]:
    """The records, some at a time."""
    for start in range(0, len(paper_ids), size):
        yield paper_ids[start : start + size]


def _find_alone(session: Session, paper_ids: Sequence[int]) -> set[int]:
    """Those records that nothing was ever said to be the same as, and whose titles are those of no other paper."""
    query = select(PaperTitle.paper_id, PaperTitle.text, PaperTitle.normal, PaperTitle.is_cut)
    rows = session.execute(query.where(one_of(PaperTitle.paper_id, paper_ids))).all()
    found = candidates.find(session, [Title(text, normal, is_cut) for _, text, normal, is_cut in rows])
    near: defaultdict[int, set[int]] = defaultdict(set)
    for row, own in zip(rows, found, strict=True):
        if others := {one.paper_id for one in own} - {row[0]}:
            near[row[0]] |= others
    held = _find_held(session, paper_ids)
    unheld = {paper_id: others for paper_id, others in near.items() if paper_id not in held}
    return set(paper_ids) - held - _find_like(session, unheld)


def _find_like(session: Session, near: Mapping[int, set[int]]) -> set[int]:
    """Those of some records that may be the same as one of the others whose titles are near theirs."""
    around = Neighbourhood(session)
    reached = around.load({one for paper_id, others in near.items() for one in (paper_id, *others)})
    units = linkage_rules.units(reached, around.links, around.same, around.different)
    unit_of = {record: unit for unit in units for record in unit}
    told = {unit: around.describe(unit) for unit in units}
    return {
        paper_id
        for paper_id, others in near.items()
        if any(
            linkage_rules.judge(told[unit_of[paper_id]], told[unit]).verdict is not Decided.NONE
            for unit in {unit_of[other] for other in others}
        )
    }


def _find_held(session: Session, paper_ids: Sequence[int]) -> set[int]:
    """Those of these records that were ever compared with another."""
    joined = select(Paper.id, Paper.main_id).where(Paper.main_id.is_not(None), Paper.is_of(paper_ids))
    held = {paper_id for row in session.execute(joined) for paper_id in row}
    for pairs in (SharedClaim, Verdict, PossibleMatch):
        told = or_(one_of(pairs.low_id, paper_ids), one_of(pairs.high_id, paper_ids))
        rows = session.execute(select(pairs.low_id, pairs.high_id).where(told))
        held |= {paper_id for row in rows for paper_id in row}
    return held


def _describe(session: Session, alone: Collection[int]) -> None:
    """Choose what is shown of records that are each a paper of their own."""
    said: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in session.scalars(select(Claim).where(one_of(Claim.paper_id, alone))):
        said[claim.paper_id].append(claim)
    chosen = [{"id": paper_id, **asdict(claims.choose(said[paper_id]))} for paper_id in sorted(alone)]
    if chosen:
        session.execute(update(Paper), chosen)
