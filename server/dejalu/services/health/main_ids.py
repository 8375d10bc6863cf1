"""The records of one paper are together, and those of different ones apart."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from dejalu.models import Paper, PaperTitle, SharedClaim, Verdict
from dejalu.services import linkage
from dejalu.services.health.check import Check


def find(session: Session) -> list[int]:
    """Records that should belong to another paper, among all that are, were or might be joined.

    Looked at are those that belong to another record, those that a source or a reader named together, and those
    with a title that others have as well; not every pair of titles that merely look alike.
    """
    left = {paper_id for query in _suspects() for row in session.execute(query) for paper_id in row}
    wrong = set()
    while left:
        found = linkage.work_out(session, {min(left)})
        for records in found.after:
            main_ids = {one: found.around.papers[one].main_id for one in records}
            right = {one: None if one == min(records) else min(records) for one in records}
            wrong |= {one for one in records if main_ids[one] != right[one]}
        left -= found.reached
        session.expunge_all()
    return sorted(wrong)


def mend(session: Session, paper_ids: Sequence[int], _now: datetime) -> None:
    """Work out anew which of them are one paper."""
    for paper_id in paper_ids:
        linkage.settle(session, [paper_id])


def _suspects() -> list[Select[*tuple[Any, ...]]]:
    common = (
        select(PaperTitle.normal).group_by(PaperTitle.normal).having(func.count(PaperTitle.paper_id.distinct()) > 1)
    )
    return [
        select(Paper.id, Paper.main_id).where(Paper.main_id.is_not(None)),
        select(SharedClaim.low_id, SharedClaim.high_id),
        select(Verdict.low_id, Verdict.high_id).where(Verdict.is_same.is_not(None)),
        select(PaperTitle.paper_id).where(PaperTitle.normal.in_(common)),
    ]


MAIN_IDS = Check(
    "papers",
    "Records of one paper are together",
    "{count} records belong to another paper than what is known of them says",
    "Worked out anew which of {count} records are one paper",
    find,
    mend,
)
