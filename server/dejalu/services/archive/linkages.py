"""Working out anew, for a great many records at once, which of them are one paper.

Nearly every record has a title like no other's, and is a paper by itself. So for all of these together it is asked what
`linkage.settle` asks for one, and only the rest is left to it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from dejalu.database import one_of
from dejalu.identity import claims
from dejalu.identity.titles import Title
from dejalu.models import Claim, Paper, PaperTitle, PossibleMatch, SharedClaim, Verdict
from dejalu.services import candidates, linkage

BATCH = 1_000
"""Records worked on at once."""
TOGETHER = 20
"""Records whose linkage is settled at once: each of them is compared with every other."""


def settle(session: Session, paper_ids: Sequence[int], described: Collection[int]) -> list[int]:
    """Settle the linkage of these records, of which some are described already as they must be if they are alone.

    Returns the records that stand for their papers, each in the place of the last that it stands for.
    """
    for batch in batches(paper_ids):
        alone = _find_alone(session, batch)
        _describe(session, alone.difference(described))
        rest = [paper_id for paper_id in batch if paper_id not in alone]
        for some in batches(rest, TOGETHER):
            linkage.settle(session, some)
    shown: dict[int, int] = {}
    for batch in batches(paper_ids):
        query = select(Paper.id, Paper.shown_id).where(one_of(Paper.id, batch))
        shown |= dict(session.execute(query).all())
    return list(dict.fromkeys(shown[paper_id] for paper_id in reversed(paper_ids)))[::-1]


def batches(paper_ids: Sequence[int], size: int = BATCH) -> Iterator[Sequence[int]]:
    """The records, some at a time."""
    for start in range(0, len(paper_ids), size):
        yield paper_ids[start : start + size]


def _find_alone(session: Session, paper_ids: Sequence[int]) -> set[int]:
    """Those records that nothing was ever said to be the same as, and whose titles are like no other's."""
    query = select(PaperTitle.paper_id, PaperTitle.text, PaperTitle.normal, PaperTitle.is_cut)
    rows = session.execute(query.where(one_of(PaperTitle.paper_id, paper_ids))).all()
    near = candidates.find(session, [Title(text, normal, is_cut) for _, text, normal, is_cut in rows])
    alike = {row[0] for row, found in zip(rows, near, strict=True) if any(one.paper_id != row[0] for one in found)}
    return set(paper_ids) - alike - _find_held(session, paper_ids)


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
