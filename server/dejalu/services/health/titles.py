"""Every paper can be found by each title that it was claimed under, and by no other."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session

from dejalu.database import one_of
from dejalu.identity import blocking
from dejalu.identity.titles import Title
from dejalu.models import Claim, PaperTitle, TitleKey
from dejalu.services import claims, linkage
from dejalu.services.health.check import Check

NOBODY = 0
"""Stands for the record of keys that lead to no title."""


def find(session: Session) -> list[int]:
    """Records that are indexed under other titles or keys than their claims say.

    Of the keys of a title only their number and their sum are compared: they are hashes, 2^48 of them.
    """
    stored = {title_id: (count, int(total)) for title_id, count, total in session.execute(_stored_keys())}
    indexed: defaultdict[int, set[tuple[str, bool]]] = defaultdict(set)
    wrong = set()
    query = select(PaperTitle.id, PaperTitle.paper_id, PaperTitle.text, PaperTitle.normal, PaperTitle.is_cut)
    for title_id, paper_id, text, normal, is_cut in session.execute(query):
        indexed[paper_id].add((normal, is_cut))
        keys = blocking.index_keys(Title(text, normal, is_cut))
        if stored.pop(title_id, None) != (len(keys), sum(keys)):
            wrong.add(paper_id)
    for paper_id, titles in _claimed(session).items():
        if indexed.pop(paper_id, set()) != titles:
            wrong.add(paper_id)
    return sorted({*wrong, *indexed, *([NOBODY] if stored else [])})


def mend(session: Session, paper_ids: Sequence[int], _now: datetime) -> None:
    """Index them anew, and look again for what matches them."""
    session.execute(delete(PaperTitle).where(one_of(PaperTitle.paper_id, paper_ids)))
    session.execute(delete(TitleKey).where(TitleKey.title_id.not_in(select(PaperTitle.id))))
    query = select(Claim.paper_id, Claim.title).where(one_of(Claim.paper_id, paper_ids)).order_by(Claim.id)
    for paper_id, title in session.execute(query).all():
        claims.index(session, paper_id, Title.read(title))
    linkage.settle(session, {*paper_ids} - {NOBODY})


def _stored_keys() -> Select[int, int, Any]:
    return select(TitleKey.title_id, func.count(), func.sum(TitleKey.key)).group_by(TitleKey.title_id)


def _claimed(session: Session) -> dict[int, set[tuple[str, bool]]]:
    claimed: defaultdict[int, set[tuple[str, bool]]] = defaultdict(set)
    for paper_id, text in session.execute(select(Claim.paper_id, Claim.title).where(Claim.title != "")):
        title = Title.read(text)
        if title.key:
            claimed[paper_id].add((title.normal, title.is_cut))
    return claimed


TITLES = Check(
    "titles",
    "Every paper is found by its titles",
    "{count} papers are not found by their titles",
    "Indexed the titles of {count} papers anew",
    find,
    mend,
)
