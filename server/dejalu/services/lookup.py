"""What the library knows of the papers on a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from dejalu.identity.matching import Verdict, similarity
from dejalu.models import Paper
from dejalu.pages.mention import Mention
from dejalu.services import marks, papers
from dejalu.services.marks import Mark


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of one mention; score is how alike the two titles are, 0 to 100."""

    match: str
    paper: Paper | None = None
    mark: Mark | None = None
    matched_by: str | None = None
    score: float | None = None


def look_up(session: Session, reader_id: int, mentions: Sequence[Mention], now: datetime) -> list[Answer]:
    """An answer for each mention, in the order given.

    A sure match teaches: an identifier that the page gives for a paper so far known by its title is joined to it,
    and from then on that identifier is enough.
    """
    findings = papers.find(session, mentions)
    for mention, finding in zip(mentions, findings, strict=True):
        if finding.verdict is Verdict.MATCH:
            papers.learn(session, finding, mention)
    found = marks.find(session, reader_id, [finding.paper.id for finding in findings if finding.paper])
    return [
        Answer(
            match=finding.verdict.value,
            paper=finding.paper,
            mark=found.get(finding.paper.id),
            matched_by=finding.matched_by,
            score=round(similarity(mention.title, finding.paper.title), 1) if mention.title else None,
        )
        if finding.paper is not None
        else Answer(match=finding.verdict.value)
        for mention, finding in zip(mentions, findings, strict=True)
    ]
