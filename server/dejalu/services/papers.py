"""Finding the paper that a mention speaks of, and keeping what the mention says.

An identifier decides; without one, the title does, unless something speaks against it (`identity.matching`).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import SQLColumnExpression, or_, select
from sqlalchemy.orm import Session

from dejalu.database import one_of
from dejalu.errors import UnnamedPaperError
from dejalu.identity.claims import year_of
from dejalu.identity.identifiers import Identifier
from dejalu.identity.linkage import pair
from dejalu.identity.matching import Description, Verdict, are_one_edition, decide
from dejalu.identity.titles import Title
from dejalu.models import Paper, PaperIdentifier, SharedClaim
from dejalu.pages.mention import Mention
from dejalu.services import candidates, claims, linkage
from dejalu.services.candidates import Candidate


@dataclass(frozen=True, slots=True)
class Finding:
    """What the library knows of one mention.

    paper_id is the record that stands for the paper found; matched_by is `identifier` or `title`; score says how alike
    the titles are, 0 to 100, where the title decided.
    """

    verdict: Verdict
    paper_id: int | None = None
    matched_by: str | None = None
    score: float | None = None


NOTHING = Finding(Verdict.NONE)


def find(session: Session, mentions: Sequence[Mention]) -> list[Finding]:
    """A finding for each mention, in the order given, with six queries however many there are."""
    named = find_owners(session, {name for mention in mentions for name in mention.identifiers}, Paper.shown_id)
    findings = {
        place: Finding(Verdict.MATCH, named[name], "identifier")
        for place, mention in enumerate(mentions)
        for name in reversed(mention.identifiers)
        if name in named
    }
    asked = [place for place, mention in enumerate(mentions) if place not in findings and mention.title]
    titled = _by_title(session, [mentions[place] for place in asked])
    findings |= dict(zip(asked, titled, strict=True))
    return [findings.get(place, NOTHING) for place in range(len(mentions))]


def meet(session: Session, mention: Mention, now: datetime, source: str | None = None) -> Paper:
    """The record that a mention speaks of, made if it was never met, with what the mention adds to it.

    Raises UnnamedPaperError for a mention with neither identifier nor title.
    """
    owners = find_owners(session, mention.identifiers, Paper.id)
    paper = session.get_one(Paper, min(owners.values())) if owners else _meet_unowned(session, mention, now)
    if claims.state(session, paper, mention, now, source):
        for name in dict.fromkeys(mention.identifiers):
            if name not in owners:
                added = PaperIdentifier(paper_id=paper.id, scheme=name.scheme, value=name.value, raw=name.raw)
                session.add(added)
        for other in set(owners.values()) - {paper.id}:
            low_id, high_id = pair(paper.id, other)
            session.merge(SharedClaim(low_id=low_id, high_id=high_id, stated_at=now))
        linkage.settle(session, {paper.id, *owners.values()})
    return paper


def _meet_unowned(session: Session, mention: Mention, now: datetime) -> Paper:
    if not mention.identifiers:
        if not Title.read(mention.title).key:
            raise UnnamedPaperError
        if known := claims.find_nameless(session, mention):
            return known
    paper = Paper(title="", authors=[], added_at=now)
    session.add(paper)
    session.flush()
    return paper


def find_owners(
    session: Session, names: Iterable[Identifier], paper_id: SQLColumnExpression[int]
) -> dict[Identifier, int]:
    """What has each of these names, as far as it is known: the record (`Paper.id`) or its paper (`Paper.shown_id`)."""
    values: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        values[name.scheme].add(name.value)
    if not values:
        return {}
    query = (
        select(PaperIdentifier.scheme, PaperIdentifier.value, paper_id)
        .join(Paper, Paper.id == PaperIdentifier.paper_id)
        .where(
            or_(*((PaperIdentifier.scheme == key) & one_of(PaperIdentifier.value, own) for key, own in values.items()))
        )
    )
    return {Identifier(scheme, value): number for scheme, value, number in session.execute(query)}


def _by_title(session: Session, mentions: Sequence[Mention]) -> list[Finding]:
    asked = [Title.read(mention.title) for mention in mentions]
    near = candidates.find(session, asked)
    shown_ids = {candidate.shown_id for each in near for candidate in each}
    # Identifiers speak against a paper only where the mention has any.
    names = _identifiers(session, shown_ids) if any(mention.identifiers for mention in mentions) else {}
    known = _describe(session, shown_ids, names)
    return [
        _decide(_said(mention, title), each, known) for mention, title, each in zip(mentions, asked, near, strict=True)
    ]


def _said(mention: Mention, title: Title) -> Description:
    names = frozenset(mention.identifiers)
    return Description((title,), mention.authors, year_of(mention), names, mention.abstract)


def _decide(said: Description, near: Iterable[Candidate], known: dict[int, Description]) -> Finding:
    """The one paper whose title decides, or of several the one of that year; else they are only possible."""
    titles: defaultdict[int, list[Title]] = defaultdict(list)
    for candidate in near:
        titles[candidate.shown_id].append(candidate.title)
    decisions = {
        paper_id: decide(said, replace(known[paper_id], titles=tuple(own))) for paper_id, own in titles.items()
    }
    matches = [paper_id for paper_id, decision in decisions.items() if decision.verdict is Verdict.MATCH]
    if len(matches) > 1:
        matches = [paper_id for paper_id in matches if are_one_edition(said, known[paper_id])]
    if len(matches) == 1:
        return Finding(Verdict.MATCH, matches[0], "title", decisions[matches[0]].score)
    possible = {key: decision for key, decision in decisions.items() if decision.verdict is not Verdict.NONE}
    if not possible:
        return NOTHING
    best = max(possible, key=lambda key: (possible[key].score, -key))
    return Finding(Verdict.POSSIBLE, best, "title", possible[best].score)


def _identifiers(session: Session, shown_ids: Collection[int]) -> dict[int, frozenset[Identifier]]:
    found: defaultdict[int, set[Identifier]] = defaultdict(set)
    query = (
        select(Paper.shown_id, PaperIdentifier.scheme, PaperIdentifier.value)
        .join(Paper, Paper.id == PaperIdentifier.paper_id)
        .where(Paper.is_of(shown_ids))
    )
    for shown_id, scheme, value in session.execute(query):
        found[shown_id].add(Identifier(scheme, value))
    return {shown_id: frozenset(names) for shown_id, names in found.items()}


def _describe(
    session: Session, shown_ids: Collection[int], names: Mapping[int, frozenset[Identifier]]
) -> dict[int, Description]:
    """What is known of these papers, but for their titles."""
    query = select(Paper.id, Paper.authors, Paper.published, Paper.year, Paper.abstract)
    return {
        paper.id: Description(
            titles=(),
            authors=tuple(paper.authors),
            year=year_of(paper),
            identifiers=names.get(paper.id, frozenset()),
            abstract=paper.abstract,
        )
        for paper in session.execute(query.where(one_of(Paper.id, shown_ids)))
    }
