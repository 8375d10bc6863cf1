"""Real titles recognised: half of those at hand make a library, and the other half must not be taken for it.

The figures are printed (`pytest -s`); the bounds are those that readers rely on.
"""

import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from math import sqrt
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from tests.libraries import TITLES, Known, fill, read_titles
from tests.noise import NOISES

from dejalu.database import Database
from dejalu.identity.authors import Agreement, agreement
from dejalu.identity.matching import Verdict
from dejalu.models import Paper, PaperIdentifier
from dejalu.pages.mention import Mention
from dejalu.services import papers, readers
from dejalu.services.papers import Finding

pytestmark = pytest.mark.skipif(not TITLES.is_file(), reason="the real titles are not beside this checkout")

PAGE = 500
SAMPLE = 1_000
"""Titles of the library that each noise is tried on."""
SAME_TEAM = {
    frozenset(pair) for pair in json.loads((Path(__file__).parents[1] / "contract" / "shared_authors.json").read_text())
}
"""Papers of one title whose first authors differ, and which have an author in common by arXiv's own records."""
RECALL = {
    "case": (99.6, 97.6),
    "punctuation, hyphens, quotes": (99.8, 98.2),
    "LaTeX to Unicode": (99.1, 97.6),
    "site suffix or prefix": (100.0, 98.8),
    "two words joined": (100.0, 95.8),
    "one typo": (89.3, 1.4),
    "two typos": (69.9, 0.8),
    "cut at 40–70 characters + “…”": (62.5, 61.0),
    "cut to 60–85% of words + “…”": (27.0, 27.0),
    "cut, no mark": (12.2, 11.0),
    "subtitle dropped": (86.5, 85.2),
    "a word dropped": (5.7, 4.4),
    "stop word changed": (18.6, 17.6),
    "singular or plural": (3.6, 0.2),
}
"""Of 100 titles so changed, those that a prototype recognised: with authors on the page, and without.

They were measured on 1,000 titles each, with noise made by another program. Two such shares are alike that differ by no
more than two standard errors of their difference; and of no error in 1,000, one knows that there may be three.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Half of the real papers, all met by one reader."""
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('recognition') / 'library.db'}")
    with database.writing() as session:
        readers.get_library(session)
        fill(session, (paper for paper in read_titles() if paper.half == 0), readers.get_me(session).id)
    yield database
    database.close()


def mention(paper: Known, title: str, *, with_authors: bool) -> Mention:
    return Mention(title, authors=(paper.author,), year=paper.year) if with_authors else Mention(title)


def find(library: Database, mentions: Iterable[Mention]) -> Iterator[Finding]:
    rest = iter(mentions)
    with library.reading() as session:
        while page := list(islice(rest, PAGE)):
            yield from papers.find(session, page)


def found_of(session: Session, finding: Finding) -> tuple[str, list[str]]:
    """The arXiv identifier of the paper found, and its authors."""
    query = select(PaperIdentifier.value, Paper.authors).join(Paper, Paper.id == PaperIdentifier.paper_id)
    arxiv, authors = session.execute(query.where(Paper.id == finding.paper_id)).one()
    return arxiv, authors


def is_by_same_team(library: Database, paper: Known, finding: Finding) -> bool:
    with library.reading() as session:
        arxiv, authors = found_of(session, finding)
    is_disjoint = agreement([paper.author], authors) is Agreement.DISJOINT
    return not is_disjoint or frozenset((paper.arxiv, arxiv)) in SAME_TEAM


@pytest.mark.parametrize(("with_authors", "most"), [(True, 0), (False, 15)])
def test_unseen_papers_are_not_marked_as_those_of_another_team(
    library: Database, with_authors: bool, most: float
) -> None:
    unseen = [paper for paper in read_titles() if paper.half == 1]
    found = find(library, (mention(paper, paper.title, with_authors=with_authors) for paper in unseen))
    marked = Counter[str]()
    for paper, finding in zip(unseen, found, strict=True):
        marked[finding.verdict] += 1
        if finding.verdict is Verdict.MATCH:
            marked["by the same team" if is_by_same_team(library, paper, finding) else "by another team"] += 1
    per_100_000 = {name: round(100_000 * count / len(unseen), 1) for name, count in marked.items()}
    print(
        f"\n{len(unseen):,} unseen titles, authors {'known' if with_authors else 'unknown'}, per 100,000: {per_100_000}"
    )
    assert per_100_000.get("by another team", 0) <= most


def test_noise_is_forgiven_as_often_as_it_can_be(library: Database) -> None:
    known = [paper for paper in read_titles() if paper.half == 0]
    in_latex = [paper for paper in known if "$" in paper.title or "\\" in paper.title]
    print(f"\n{'match / possible, of 100 (prototype)':<36} {'authors known':>22} {'unknown':>22}")
    lost = []
    for number, (name, make) in enumerate(NOISES.items()):
        chance = random.Random(number)
        sample = chance.sample(in_latex if name.startswith("LaTeX") else known, SAMPLE)
        noisy = [make(paper.title, chance) for paper in sample]
        row = []
        for with_authors, least in zip((True, False), RECALL[name], strict=True):
            mentions = [
                mention(paper, title, with_authors=with_authors) for paper, title in zip(sample, noisy, strict=True)
            ]
            match, possible = recalled(library, sample, mentions)
            row.append(f"{match:5.1f} /{possible:5.1f} ({least:5.1f})")
            if match < least - max(0.3, 2 * sqrt(2 * least * (100 - least) / SAMPLE)):
                lost.append((name, with_authors, match))
        print(f"{name:<36} {row[0]:>22} {row[1]:>22}")
    assert not lost


def recalled(library: Database, sample: Sequence[Known], mentions: Sequence[Mention]) -> tuple[float, float]:
    """Of 100 mentions, those taken for their paper surely, and perhaps."""
    verdicts = Counter[str]()
    with library.reading() as session:
        for paper, finding in zip(sample, find(library, mentions), strict=True):
            if finding.paper_id is not None and found_of(session, finding)[0] == paper.arxiv:
                verdicts[finding.verdict] += 1
    return 100 * verdicts[Verdict.MATCH] / len(sample), 100 * verdicts[Verdict.POSSIBLE] / len(sample)
