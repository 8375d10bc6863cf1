"""What a mark tells of other records: those taken for its paper by their titles, and the paper that may be the same."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, SQLColumnExpression, exists, or_, select
from sqlalchemy.orm import Session, aliased

from dejalu.database import one_of
from dejalu.identity import claims, linkage
from dejalu.identity.linkage import Pair, Unit, pair
from dejalu.models import Claim, Paper, PossibleMatch, Reading, SharedClaim, Verdict


@dataclass(frozen=True, slots=True)
class Record:
    """A record, and the one that stands for its paper."""

    id: int
    shown_id: int
    title: str


@dataclass(frozen=True, slots=True)
class Joined:
    """A record among those taken for one paper, with the identifiers and the title that are surely its own."""

    paper_id: int
    identifiers: list[str]
    title: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A paper that may be the same; score says how alike the titles are, 0 to 100."""

    paper_id: int
    title: str
    score: float


def find_records(session: Session, shown_ids: Sequence[int]) -> list[Record]:
    """All records of these papers, the oldest first."""
    query = select(Paper.id, Paper.shown_id, Paper.title).where(Paper.is_of(shown_ids)).order_by(Paper.id)
    return [Record(*row) for row in session.execute(query)]


def find_joined(session: Session, records: Sequence[Record], names: Mapping[int, list[str]]) -> dict[int, list[Joined]]:
    """For each paper of several records, these; records that one source linked by identifiers count as one."""
    together: defaultdict[int, list[int]] = defaultdict(list)
    for record in records:
        together[record.shown_id].append(record.id)
    several = {shown_id: ids for shown_id, ids in together.items() if len(ids) > 1}
    if not several:
        return {}
    query = select(SharedClaim.low_id, SharedClaim.high_id)
    wanted = [record for ids in several.values() for record in ids]
    links = [(low, high) for low, high in session.execute(query.where(one_of(SharedClaim.low_id, wanted)))]
    units = {shown_id: sorted(linkage.units(ids, links, (), ()), key=min) for shown_id, ids in several.items()}
    parted = {shown_id: own for shown_id, own in units.items() if len(own) > 1}
    titles = _find_titles(session, [unit for own in parted.values() for unit in own])
    return {
        shown_id: [
            Joined(min(unit), [name for one in sorted(unit) for name in names[one]], titles[unit]) for unit in own
        ]
        for shown_id, own in parted.items()
    }


def _find_titles(session: Session, units: Collection[Unit]) -> dict[Unit, str]:
    """The title that each of these has by itself: the record that stands for a paper shows that of all together."""
    said: defaultdict[int, list[Claim]] = defaultdict(list)
    if units:
        for claim in session.scalars(select(Claim).where(one_of(Claim.paper_id, set[int]().union(*units)))):
            said[claim.paper_id].append(claim)
    return {unit: claims.choose(claim for one in unit for claim in said[one]).title for unit in units}


def find_possible(session: Session, reader_id: int, shown: Mapping[int, int]) -> dict[int, Suggestion]:
    """For each paper of these records, the likeliest other paper of the reader's that may be the same."""
    noted = or_(one_of(PossibleMatch.low_id, shown), one_of(PossibleMatch.high_id, shown))
    if not session.scalar(select(exists().where(noted))):
        return {}  # As nearly always; and the full question takes longer to ask.
    wanted = set(shown.values())
    found: dict[int, Suggestion] = {}
    for low, high, score in find_undecided(session, reader_id, noted):
        for own, other in ((low, high), (high, low)):
            if own.shown_id in wanted:
                found.setdefault(own.shown_id, Suggestion(other.shown_id, other.title, score))
    return found


def find_undecided(
    session: Session, reader_id: int, wanted: ColumnElement[bool] | None = None
) -> list[tuple[Record, Record, float]]:
    """Pairs of records that may be one paper and of which the reader has not said that they are not, likeliest first.

    Only pairs of papers that the reader has met; of these, if wanted, only those that meet a condition.
    """
    low, high = aliased(Paper), aliased(Paper)
    query = (
        select(low.id, low.shown_id, low.title, high.id, high.shown_id, high.title, PossibleMatch.score)
        .join(low, low.id == PossibleMatch.low_id)
        .join(high, high.id == PossibleMatch.high_id)
        .where(low.shown_id != high.shown_id, _is_met(reader_id, low.shown_id), _is_met(reader_id, high.shown_id))
        .order_by(PossibleMatch.score.desc(), PossibleMatch.low_id, PossibleMatch.high_id)
    )
    if wanted is not None:
        query = query.where(wanted)
    pairs = [(Record(*row[:3]), Record(*row[3:6]), row[6]) for row in session.execute(query)]
    told_apart = _find_told_apart(session, reader_id) if pairs else set()
    return [one for one in pairs if pair(one[0].shown_id, one[1].shown_id) not in told_apart]


def _is_met(reader_id: int, shown_id: SQLColumnExpression[int]) -> ColumnElement[bool]:
    return exists().where(Reading.reader_id == reader_id, Reading.paper_id == shown_id)


def _find_told_apart(session: Session, reader_id: int) -> set[Pair]:
    low, high = aliased(Paper), aliased(Paper)
    query = (
        select(low.shown_id, high.shown_id)
        .join(Verdict, Verdict.low_id == low.id)
        .join(high, high.id == Verdict.high_id)
        .where(Verdict.reader_id == reader_id, Verdict.is_same.is_(False))
    )
    return {pair(*row) for row in session.execute(query)}
