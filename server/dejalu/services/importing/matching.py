"""Which entries of a file speak of one paper, and which records of the library that is."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from dejalu.database import one_of
from dejalu.identity import blocking, linkage
from dejalu.identity.matching import Verdict
from dejalu.identity.titles import Title
from dejalu.importers.imported import Imported
from dejalu.models import Paper, TitleKey
from dejalu.pages.mention import Mention
from dejalu.services import claims, papers
from dejalu.services.archive import records


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that speak of one paper: they share an identifier, or have none and say the very same.

    owners are the records of the library that have their identifiers, or were made of the very same words; alike is
    the paper that the title of one of them decides for, where none has such a record.
    """

    entries: list[Imported]
    owners: set[int]
    alike: int | None

    @property
    def records(self) -> set[int]:
        """All records of the library that these entries are about."""
        return self.owners | ({self.alike} if self.alike else set())


def find(session: Session, entries: Sequence[Imported]) -> list[Group]:
    """The groups of some entries, in the order of the first of each."""
    mentions = [entry.mention for entry in entries]
    owners = _find_owners(session, mentions)
    unowned = [place for place, own in enumerate(owners) if not own]
    alike = dict(zip(unowned, _find_alike(session, [mentions[place] for place in unowned]), strict=True))
    first: dict[object, int] = {}
    links = []
    for place, mention in enumerate(mentions):
        for token in (*mention.identifiers, *owners[place]) if mention.identifiers else [claims.digest(mention)]:
            if (earlier := first.setdefault(token, place)) != place:
                links.append((earlier, place))
    return [
        Group(
            [entries[place] for place in sorted(unit)],
            set().union(*(owners[place] for place in unit)),
            next((alike[place] for place in sorted(unit) if alike.get(place)), None),
        )
        for unit in sorted(linkage.units(range(len(entries)), links, (), ()), key=min)
    ]


def _find_owners(session: Session, mentions: Sequence[Mention]) -> list[set[int]]:
    """The records of each mention's identifiers; of one without any, the record of the very same words."""
    named = papers.find_owners(session, {name for mention in mentions for name in mention.identifiers}, Paper.id)
    nameless = records.find_nameless(
        session, {claims.digest(mention) for mention in mentions if not mention.identifiers}
    )
    return [
        {named[name] for name in mention.identifiers if name in named}
        if mention.identifiers
        else {nameless[digest] for digest in [claims.digest(mention)] if digest in nameless}
        for mention in mentions
    ]


def _find_alike(session: Session, mentions: Sequence[Mention]) -> list[int | None]:
    """The paper that each mention's title decides for; asked only where one has the very same letters."""
    titles = [Title.read(mention.title) for mention in mentions]
    keys = [blocking.exact_key(title) if title.key else None for title in titles]
    query = select(TitleKey.key).where(one_of(TitleKey.key, {key for key in keys if key is not None}))
    known = set(session.scalars(query))
    asked = [place for place, key in enumerate(keys) if key in known]
    found = dict(zip(asked, papers.find(session, [mentions[place] for place in asked]), strict=True))
    return [
        found[place].paper_id if place in found and found[place].verdict is Verdict.MATCH else None
        for place in range(len(mentions))
    ]
