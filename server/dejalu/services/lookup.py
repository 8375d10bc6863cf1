"""What the library knows of the papers on a page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from dejalu.identity.matching import Verdict
from dejalu.pages.mention import Mention
from dejalu.services import claims, marks, papers, readers
from dejalu.services.marks import Mark
from dejalu.services.papers import Finding


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of one mention; score is how alike the titles are, 0 to 100, where they decided."""

    match: str
    paper: Mark | None = None
    mark: Mark | None = None
    matched_by: str | None = None
    score: float | None = None


NOTHING = Answer(Verdict.NONE)


@dataclass(frozen=True, slots=True)
class Page:
    """An answer for each mention, in the order asked, and those from whose identifiers there is something to learn."""

    results: list[Answer]
    epoch: int
    news: list[Mention]


def look_up(session: Session, reader_id: int, mentions: Sequence[Mention]) -> Page:
    """What is known of each mention; changes nothing."""
    findings = papers.find(session, mentions)
    found = marks.find(session, reader_id, sorted({finding.paper_id for finding in findings if finding.paper_id}))
    sure = [
        mention
        for mention, finding in zip(mentions, findings, strict=True)
        if finding.verdict is Verdict.MATCH and mention.identifiers
    ]
    return Page(
        results=[_answer(finding, found) for finding in findings],
        epoch=readers.get_library(session).epoch,
        news=claims.find_new(session, sure),
    )


def learn(session: Session, reader_id: int, mentions: Sequence[Mention], page: Page, now: datetime) -> Page:
    """Keep what mentions of known papers say; what is then known of all.

    So an identifier that a page gives for a paper known by its title alone is enough from then on, and a new title is
    one more to know it by. The answers still say what they were found by.
    """
    for mention in page.news:
        papers.meet(session, mention, now)
    after = look_up(session, reader_id, mentions)
    results = [
        replace(new, matched_by=old.matched_by, score=old.score) if new.match == old.match else new
        for old, new in zip(page.results, after.results, strict=True)
    ]
    return replace(after, results=results)


def _answer(finding: Finding, found: dict[int, Mark]) -> Answer:
    mark = found.get(finding.paper_id) if finding.paper_id else None
    if mark is None:
        return NOTHING
    return Answer(finding.verdict, mark, mark, finding.matched_by, finding.score)
