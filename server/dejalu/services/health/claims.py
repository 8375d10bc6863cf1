"""Every paper has a claim: without one, working out anew what is shown of it would leave nothing."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from dejalu.identity.identifiers import Identifier
from dejalu.models import Claim, Paper, PaperIdentifier
from dejalu.pages.mention import Mention
from dejalu.services import claims
from dejalu.services.health.check import Check


def find(session: Session) -> Sequence[Paper]:
    """Records of which nobody claims anything."""
    is_claimed = exists().where(Claim.paper_id == Paper.id)
    is_known = or_(Paper.title != "", exists().where(PaperIdentifier.paper_id == Paper.id))
    return session.scalars(select(Paper).where(is_known, ~is_claimed)).all()


def mend(session: Session, papers: Sequence[Paper], _now: datetime) -> None:
    """Let what is shown of them be claimed, by nobody in particular."""
    for paper in papers:
        names = session.scalars(select(PaperIdentifier).where(PaperIdentifier.paper_id == paper.id))
        mention = Mention(
            title=paper.title,
            identifiers=tuple(Identifier(name.scheme, name.value) for name in names),
            authors=tuple(paper.authors),
            abstract=paper.abstract,
            published=paper.published,
            year=paper.year,
            url=paper.url,
        )
        claims.state(session, paper, mention, paper.added_at, source="")


CLAIMS = Check(
    "claims",
    "Every paper has a source",
    "{count} papers have lost what their sources say",
    "Kept what is shown of {count} papers as said by nobody in particular",
    find,
    mend,
)
