"""Finding the paper that a mention speaks of, and learning from what the mention says.

An identifier decides; without one, a title that is equal after normalizing, unless something speaks against it
(`identity.matching`). What was learned stays: identifiers met together belong to one paper, and a description
only ever fills what was blank.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from dejalu.errors import UnnamedPaperError
from dejalu.identity import titles
from dejalu.identity.identifiers import Identifier
from dejalu.identity.matching import Description, Verdict, decide
from dejalu.models import Paper, PaperIdentifier
from dejalu.pages.mention import Mention
from dejalu.services import merging, readers


@dataclass(frozen=True, slots=True)
class Finding:
    """What the library knows of one mention.

    matched_by is `identifier` or `title`; stub is a second paper, known by the mention's identifier alone,
    that turns out to be this one.
    """

    verdict: Verdict
    paper: Paper | None = None
    matched_by: str | None = None
    stub: Paper | None = None


NOTHING = Finding(Verdict.NONE)


def find(session: Session, mentions: Sequence[Mention]) -> list[Finding]:
    """A finding for each mention, in the order given, with two queries however many there are."""
    by_identifier = _by_identifier(session, (name for mention in mentions for name in mention.identifiers))
    keys = [titles.key(mention.title) for mention in mentions]
    by_key = _by_title_key(session, keys)
    names = _identifiers(session, [paper.id for papers in by_key.values() for paper in papers])
    findings = []
    for mention, key in zip(mentions, keys, strict=True):
        named = next((by_identifier[name] for name in mention.identifiers if name in by_identifier), None)
        if named is not None and named.title:
            findings.append(Finding(Verdict.MATCH, named, "identifier"))
            continue
        titled = _by_title(mention, [paper for paper in by_key.get(key, []) if paper is not named], names)
        if named is None:
            findings.append(titled)
        elif titled.verdict is Verdict.MATCH:
            findings.append(Finding(Verdict.MATCH, titled.paper, "identifier", stub=named))
        else:
            findings.append(Finding(Verdict.MATCH, named, "identifier"))
    return findings


def meet(session: Session, mention: Mention, now: datetime) -> Paper:
    """The paper a mention speaks of, made if it was never met, with what the mention adds to it.

    Raises UnnamedPaperError for a mention with neither identifier nor title.
    """
    finding = find(session, [mention])[0]
    if finding.paper is not None and finding.verdict is Verdict.MATCH:
        learn(session, finding, mention)
        return finding.paper
    if not mention.identifiers and not titles.key(mention.title):
        raise UnnamedPaperError
    paper = Paper(title="", title_key="", authors=[], added_at=now)
    session.add(paper)
    session.flush()
    learn(session, Finding(Verdict.MATCH, paper), mention)
    return paper


def learn(session: Session, finding: Finding, mention: Mention) -> None:
    """Join the mention's identifiers to the paper found, and fill in what its description lacked."""
    paper = finding.paper
    if paper is None:
        return
    if finding.stub is not None:
        merging.absorb(session, paper, finding.stub)
    known = _by_identifier(session, mention.identifiers)
    added = [name for name in dict.fromkeys(mention.identifiers) if name not in known]
    session.add_all(
        PaperIdentifier(paper_id=paper.id, scheme=name.scheme, value=name.value, raw=name.raw) for name in added
    )
    titled = not paper.title and titles.key(mention.title)
    if titled:
        paper.title = titles.clean(mention.title)
        paper.title_key = titles.key(mention.title)
    paper.authors = paper.authors or list(mention.authors)
    paper.abstract = paper.abstract or mention.abstract
    paper.published = paper.published or mention.published
    paper.year = paper.year or mention.year
    paper.url = paper.url or mention.url
    session.flush()
    if added or titled or finding.stub is not None:
        readers.note_change_for_all(session, paper.id)


def _by_identifier(session: Session, names: Iterable[Identifier]) -> dict[Identifier, Paper]:
    wanted = set(names)
    if not wanted:
        return {}
    query = (
        select(PaperIdentifier.scheme, PaperIdentifier.value, Paper)
        .join(Paper, Paper.id == PaperIdentifier.paper_id)
        .where(PaperIdentifier.value.in_({name.value for name in wanted}))
    )
    found = {Identifier(scheme, value): paper for scheme, value, paper in session.execute(query)}
    return {name: paper for name, paper in found.items() if name in wanted}


def _by_title_key(session: Session, keys: Iterable[str]) -> dict[str, list[Paper]]:
    wanted = {key for key in keys if key}
    found: defaultdict[str, list[Paper]] = defaultdict(list)
    if wanted:
        for paper in session.scalars(select(Paper).where(Paper.title_key.in_(wanted)).order_by(Paper.id)):
            found[paper.title_key].append(paper)
    return found


def _identifiers(session: Session, paper_ids: Sequence[int]) -> dict[int, frozenset[Identifier]]:
    found: defaultdict[int, set[Identifier]] = defaultdict(set)
    if paper_ids:
        for row in session.scalars(select(PaperIdentifier).where(PaperIdentifier.paper_id.in_(paper_ids))):
            found[row.paper_id].add(Identifier(row.scheme, row.value))
    return {paper_id: frozenset(names) for paper_id, names in found.items()}


def _by_title(mention: Mention, papers: Sequence[Paper], names: dict[int, frozenset[Identifier]]) -> Finding:
    """The one paper whose title decides; two that could both be it are only possible."""
    said = Description(mention.title, mention.authors, mention.year, frozenset(mention.identifiers), mention.abstract)
    verdicts = [(decide(said, _describe(paper, names)), paper) for paper in papers]
    matches = [paper for verdict, paper in verdicts if verdict is Verdict.MATCH]
    if len(matches) == 1:
        return Finding(Verdict.MATCH, matches[0], "title")
    maybe = [paper for verdict, paper in verdicts if verdict is not Verdict.NONE]
    return Finding(Verdict.POSSIBLE, maybe[0], "title") if maybe else NOTHING


def _describe(paper: Paper, names: dict[int, frozenset[Identifier]]) -> Description:
    return Description(paper.title, tuple(paper.authors), paper.year, names.get(paper.id, frozenset()), paper.abstract)
