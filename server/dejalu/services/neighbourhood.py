"""The records around some records: all that is known of each, and what holds them together."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from dejalu.database import one_of_named
from dejalu.identity import claims
from dejalu.identity.claims import Chosen
from dejalu.identity.identifiers import Identifier
from dejalu.identity.linkage import Pair, Unit
from dejalu.identity.matching import Description
from dejalu.identity.titles import Title
from dejalu.models import Claim, Paper, PaperIdentifier, PaperTitle, SharedClaim, Verdict

# What is asked of every new claim, built once.
_PAPERS = select(Paper).where(or_(one_of_named(Paper.id, "ids"), one_of_named(Paper.main_id, "ids")))
_CLAIMS = select(Claim).where(one_of_named(Claim.paper_id, "ids"))
_TITLES = (
    select(PaperTitle.paper_id, PaperTitle.text, PaperTitle.normal, PaperTitle.is_cut)
    .where(one_of_named(PaperTitle.paper_id, "ids"))
    .order_by(PaperTitle.id)
)
_IDENTIFIERS = select(PaperIdentifier.paper_id, PaperIdentifier.scheme, PaperIdentifier.value).where(
    one_of_named(PaperIdentifier.paper_id, "ids")
)
_LINKS = select(SharedClaim.low_id, SharedClaim.high_id).where(
    or_(one_of_named(SharedClaim.low_id, "ids"), one_of_named(SharedClaim.high_id, "ids"))
)
_VERDICTS = (
    select(Verdict.low_id, Verdict.high_id, Verdict.is_same)
    .where(or_(one_of_named(Verdict.low_id, "ids"), one_of_named(Verdict.high_id, "ids")), Verdict.is_same.is_not(None))
    .order_by(Verdict.stamp)
)


class Neighbourhood:
    """Records read from the library, each with every record that it is or was held together with."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.papers: dict[int, Paper] = {}
        self.links: set[Pair] = set()
        self._verdicts: dict[Pair, bool] = {}
        self._claims: defaultdict[int, list[Claim]] = defaultdict(list)
        self._titles: defaultdict[int, list[Title]] = defaultdict(list)
        self._identifiers: defaultdict[int, set[Identifier]] = defaultdict(set)

    @property
    def same(self) -> set[Pair]:
        """What readers said to be the same paper."""
        return {pair for pair, is_same in self._verdicts.items() if is_same}

    @property
    def different(self) -> set[Pair]:
        """What readers said not to be the same."""
        return {pair for pair, is_same in self._verdicts.items() if not is_same}

    def load(self, paper_ids: Collection[int]) -> set[int]:
        """Read these records and all that hang together with them; the ids of all of these."""
        reached: set[int] = set()
        frontier = set(paper_ids)
        while frontier:
            if unread := frontier - self.papers.keys():
                self._read(unread)
            reached |= frontier
            held = self._held_together()
            frontier = {other for one in frontier for other in held[one]} - reached
        return reached

    def papers_of(self, paper_ids: Iterable[int]) -> set[Unit]:
        """The papers to which these records now belong, each as its records."""
        shown: defaultdict[int, set[int]] = defaultdict(set)
        for paper_id in paper_ids:
            shown[self.papers[paper_id].shown_id].add(paper_id)
        return set(map(frozenset, shown.values()))

    def choose(self, records: Unit) -> Chosen:
        """The best of what is claimed of these records, to be shown of their paper."""
        return claims.choose(claim for one in records for claim in self._claims[one])

    def describe(self, unit: Unit) -> Description:
        """The best of what is claimed of these records, under every title that they have."""
        chosen = self.choose(unit)
        return Description(
            titles=tuple(title for one in sorted(unit) for title in self._titles[one]),
            authors=tuple(chosen.authors),
            year=claims.year_of(chosen),
            identifiers=frozenset(name for one in unit for name in self._identifiers[one]),
            abstract=chosen.abstract,
        )

    def _held_together(self) -> defaultdict[int, set[int]]:
        """With which others each record was said or is now taken to be one."""
        held: defaultdict[int, set[int]] = defaultdict(set)
        for one, other in [*self.links, *self.same, *((paper.id, paper.shown_id) for paper in self.papers.values())]:
            held[one].add(other)
            held[other].add(one)
        return held

    def _read(self, paper_ids: Collection[int]) -> None:
        session = self._session
        found = session.scalars(_PAPERS, {"ids": list(paper_ids)})
        records = {paper.id: paper for paper in found if paper.id not in self.papers}
        self.papers |= records
        asked = {"ids": list(records)}
        for claim in session.scalars(_CLAIMS, asked):
            self._claims[claim.paper_id].append(claim)
        for paper_id, text, normal, is_cut in session.execute(_TITLES, asked):
            self._titles[paper_id].append(Title(text, normal, is_cut))
        for paper_id, scheme, value in session.execute(_IDENTIFIERS, asked):
            self._identifiers[paper_id].add(Identifier(scheme, value))
        self.links |= {(low_id, high_id) for low_id, high_id in session.execute(_LINKS, asked)}
        self._verdicts |= {
            (low_id, high_id): bool(is_same) for low_id, high_id, is_same in session.execute(_VERDICTS, asked)
        }
