"""Says which records are the same paper, given all that is known of them and of each other.

Whatever order the records arrived in, the same ones are taken for one in the end: nothing here looks at an order.
First come hard links: two identifiers that one source gave to one paper, and the reader's word, which wins. What these
hold together is a unit. Units then join by their titles, as `judge` says, but only where nobody is left to contradict:
of three papers under one title, of which two cannot be the same, only those of one year and the same authors are
joined, or else none. To leave a paper unmarked is a pity; to mark another one cannot be forgiven.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from itertools import combinations, product, starmap
from typing import TypeVar

from dejalu.identity.blocking import find_each_other
from dejalu.identity.differences import Difference, compare
from dejalu.identity.matching import Decision, Description, Verdict, are_one_edition, contradict, decide
from dejalu.identity.titles import Title

Pair = tuple[int, int]
"""Two records, the lower id first."""
Unit = frozenset[int]
Node = TypeVar("Node", bound=Hashable)


def pair(a: int, b: int) -> Pair:
    """Two records in the order in which pairs are kept."""
    return (a, b) if a < b else (b, a)


def units(
    records: Collection[int], links: Collection[Pair], same: Collection[Pair], different: Collection[Pair]
) -> list[Unit]:
    """The records that are surely one paper: linked by a source, or said to be the same by the reader.

    Where the reader told two of them apart, sources hold none of them together; nor does the reader's own word, where
    it contradicts itself.
    """
    found: list[Unit] = []
    for hard in ([*links, *same], same, ()):
        within = [(a, b) for a, b in hard if a in records and b in records]
        components = _components(records, within)
        found += [unit for unit in components if not _holds(unit, different)]
        records = {record for unit in components if _holds(unit, different) for record in unit}
    return found


def judge(a: Description, b: Description) -> Decision:
    """Whether two units are one paper by their titles: sure only where each has one that leads to the other.

    Two misspellings of a short title may be alike and yet share no key. Whether they were ever compared would then
    depend on what else was met before.
    """
    decision = decide(a, b)
    if decision.verdict is not Verdict.MATCH or any(starmap(_lead_to_each_other, product(a.titles, b.titles))):
        return decision
    return Decision(Verdict.POSSIBLE, decision.score)


def papers(units: Collection[Unit], describe: Callable[[Unit], Description], different: Collection[Pair]) -> list[Unit]:
    """The records of each paper, once units are joined by their titles."""
    told = {unit: describe(unit) for unit in units}
    matches = [(a, b) for a, b in combinations(units, 2) if judge(told[a], told[b]).verdict is Verdict.MATCH]
    editions = [(a, b) for a, b in matches if are_one_edition(told[a], told[b])]
    found: list[Unit] = []
    left = frozenset(units)
    for edges in (matches, editions, []):
        joined = _components(left, [(a, b) for a, b in edges if a in left and b in left])
        at_odds = {part for part in joined if any(_clash(a, b, told, different) for a, b in combinations(part, 2))}
        found += [frozenset[int]().union(*part) for part in joined if part not in at_odds]
        left = frozenset[Unit]().union(*at_odds)
    return found


def _lead_to_each_other(a: Title, b: Title) -> bool:
    return compare(a, b).difference is not Difference.ALL and find_each_other(a, b)


def _clash(a: Unit, b: Unit, told: Mapping[Unit, Description], different: Collection[Pair]) -> bool:
    """Whether two units can never be one paper."""
    return contradict(told[a], told[b]) or any(pair(one, other) in different for one in a for other in b)


def _holds(unit: Unit, pairs: Collection[Pair]) -> bool:
    return any(a in unit and b in unit for a, b in pairs)


def _components(nodes: Iterable[Node], edges: Iterable[tuple[Node, Node]]) -> list[frozenset[Node]]:
    """The parts of a graph that hang together."""
    component = {node: {node} for node in nodes}
    for a, b in edges:
        if component[a] is not component[b]:
            component[a] |= component[b]
            for node in component[b]:
                component[node] = component[a]
    return list({id(part): frozenset(part) for part in component.values()}.values())
