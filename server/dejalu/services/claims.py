"""Keeping what sources say of papers: every claim, who stated it and when, and every title as a way to be found."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, insert, select
from sqlalchemy.orm import Session

from dejalu.database import one_of
from dejalu.identity import blocking, claims, titles
from dejalu.identity.titles import Title
from dejalu.models import Claim, Paper, PaperTitle, TitleKey
from dejalu.pages.mention import Mention
from dejalu.services import readers

_SAID = select(Claim).where(
    Claim.digest == bindparam("digest"), Claim.source == bindparam("source"), Claim.paper_id == bindparam("paper_id")
)
"""What a source said of a record, if it said just that."""


def digest(mention: Mention) -> str:
    """What a mention says, in one word (`identity.claims.digest`)."""
    return claims.digest(mention, mention.identifiers)


def find_new(session: Session, mentions: Sequence[Mention]) -> list[Mention]:
    """Those mentions that say what their source had not said before, with one query."""
    said = [(digest(mention), claims.source(mention.url)) for mention in mentions]
    query = select(Claim.digest, Claim.source).where(one_of(Claim.digest, {digest for digest, _ in said}))
    known = set(map(tuple, session.execute(query))) if said else set()
    return [mention for mention, claim in zip(mentions, said, strict=True) if claim not in known]


def find_nameless(session: Session, mention: Mention) -> Paper | None:
    """The record of the very same words, said before without any identifier."""
    return session.scalar(
        select(Paper).join(Claim, Claim.paper_id == Paper.id).where(Claim.digest == digest(mention)).order_by(Paper.id)
    )


def state(session: Session, paper: Paper, mention: Mention, now: datetime, source: str | None = None) -> bool:
    """Keep what a mention says of a record; False when its source had said the same before.

    The source is the mention's page unless it is given. What the reader types again counts as typed now.
    """
    said, stated_by = digest(mention), source or claims.source(mention.url)
    known = session.scalar(_SAID, {"digest": said, "source": stated_by, "paper_id": paper.id})
    if known is not None:
        if source == claims.READER:
            known.stated_at = now
        return source == claims.READER
    title = Title.read(mention.title)
    session.add(
        Claim(
            paper_id=paper.id,
            digest=said,
            source=stated_by,
            stated_at=now,
            identifiers=sorted(map(str, mention.identifiers)),
            title=titles.clean(mention.title) if title.key else "",
            authors=list(mention.authors),
            abstract=mention.abstract,
            published=mention.published,
            year=mention.year,
            url=mention.url,
        )
    )
    index(session, paper.id, title)
    readers.bump_epoch(session)
    return True


def index(session: Session, paper_id: int, title: Title) -> None:
    """Make a record known under a title, unless it is already."""
    if not title.key:
        return
    same = select(PaperTitle.id).where(
        PaperTitle.paper_id == paper_id, PaperTitle.normal == title.normal, PaperTitle.is_cut == title.is_cut
    )
    if session.scalar(same):
        return
    added = PaperTitle(paper_id=paper_id, text=title.text, normal=title.normal, is_cut=title.is_cut)
    session.add(added)
    session.flush()
    keys = [{"key": key, "title_id": added.id} for key in blocking.index_keys(title)]
    session.execute(insert(TitleKey), keys)
