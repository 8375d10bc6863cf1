"""The records around some records: all that is known of each, and what holds them together."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from dejalu.database import one_of
from dejalu.identity import claims
from dejalu.identity.claims import Chosen
from dejalu.identity.identifiers import Identifier
from dejalu.identity.linkage import Pair, Unit
from dejalu.identity.matching import Description
from dejalu.identity.titles import Title
from dejalu.models import Claim, Paper, PaperIdentifier, PaperTitle, SharedClaim, Verdict


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
            frontier = {other for one in frontier for other in self._held_with(one)} - reached
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

    def _held_with(self, paper_id: int) -> Iterable[int]:
        for pair in self.links | self.same:
            if paper_id in pair:
                yield from pair
        shown_id = self.papers[paper_id].shown_id
        yield shown_id
        yield from (other.id for other in self.papers.values() if other.main_id == shown_id)

    def _read(self, paper_ids: Collection[int]) -> None:
        session = self._session
        found = session.scalars(select(Paper).where(Paper.is_of(paper_ids)))
        records = {paper.id: paper for paper in found if paper.id not in self.papers}
        self.papers |= records
        ids = list(records)
        for claim in session.scalars(select(Claim).where(one_of(Claim.paper_id, ids))):
            self._claims[claim.paper_id].append(claim)
        for title in session.scalars(
            select(PaperTitle).where(one_of(PaperTitle.paper_id, ids)).order_by(PaperTitle.id)
        ):
            self._titles[title.paper_id].append(Title(title.text, title.normal, title.is_cut))
        for name in session.scalars(select(PaperIdentifier).where(one_of(PaperIdentifier.paper_id, ids))):
            self._identifiers[name.paper_id].add(Identifier(name.scheme, name.value))
        for link in session.scalars(select(SharedClaim).where(_touches(SharedClaim, ids))):
            self.links.add((link.low_id, link.high_id))
        said = select(Verdict).where(_touches(Verdict, ids), Verdict.is_same.is_not(None)).order_by(Verdict.stamp)
        self._verdicts |= {(one.low_id, one.high_id): bool(one.is_same) for one in session.scalars(said)}


def _touches(model: type[SharedClaim] | type[Verdict], ids: Collection[int]) -> ColumnElement[bool]:
    return or_(one_of(model.low_id, ids), one_of(model.high_id, ids))
