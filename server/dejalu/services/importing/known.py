"""What the library has of the papers that entries speak of, whichever of its records it was said of."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from dejalu.database import one_of
from dejalu.exporters import keywords
from dejalu.exporters.entry import Note as Text
from dejalu.exporters.plain_text import many_lines, one_line
from dejalu.identity.titles import Title
from dejalu.models import Claim, FormerKey, Note, Paper, PaperIdentifier, PaperTitle, Reading, Register, Sighting
from dejalu.services import library
from dejalu.services.readings import TAG


@dataclass(slots=True)
class Known:
    """One paper as the library has it; grows with what each entry adds.

    Attributes:
        papers: its descriptions, nearly always one; none of a paper that is new.
        titles: the keys of all titles that it was ever claimed under, each with whether that was all in capitals.
        claims: the digest of what was ever said of it, with who said so.
        words: the last word on each thing (`models.Register`): its value and its stamp.
        own_words: what was said of each single record, by record and name.
        plain_tags: the tags that are on it, as lists of keywords can hold them.
        texts: what its notes say, each by itself and all together, on which no blank counts.
        keys: all that it was ever cited by, in small letters.
        days: on which it was seen.
        added_on: the day on which the reader first met it.
    """

    papers: list[Row[tuple[Paper]]] = field(default_factory=list)
    titles: set[tuple[str, bool]] = field(default_factory=set)
    claims: set[tuple[str, str]] = field(default_factory=set)
    identifiers: set[str] = field(default_factory=set)
    is_met: bool = False
    words: dict[str, tuple[str | None, str]] = field(default_factory=dict)
    own_words: dict[tuple[int, str], tuple[str | None, str]] = field(default_factory=dict)
    plain_tags: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    citation_key: str | None = None
    keys: set[str] = field(default_factory=set)
    days: set[date] = field(default_factory=set)
    times_seen: int = 0
    added_on: date | None = None

    def note_sighting(self, seen_at: datetime) -> None:
        """One more time that it was seen."""
        self.days.add(seen_at.date())
        self.times_seen += 1
        self.added_on = min(self.added_on or seen_at.date(), seen_at.date())


@lru_cache(maxsize=4096)
def plain_tag(tag: str) -> str:
    """A tag as a list of keywords can hold it, whatever its case."""
    return keywords.in_bibtex(tag).casefold()


def plain_text(text: str) -> str:
    """A note's text as files can hold it: what other programs do to its blanks does not make it another one."""
    return one_line(many_lines(text))


def load(session: Session, reader_id: int, groups: Sequence[Iterable[int]]) -> list[Known]:
    """What is known of the papers to which the records of each group belong, with eleven queries at most."""
    asked = {record for group in groups for record in group}
    if not asked:
        return [Known() for _ in groups]
    shown = library.find_shown(session, asked)
    spoken_of = [frozenset(shown[record] for record in group) for group in groups]
    found = {papers: Known() for papers in spoken_of if papers}
    places: defaultdict[int, list[Known]] = defaultdict(list)
    for papers, known in found.items():
        for shown_id in papers:
            places[shown_id].append(known)
    _Loading(session, reader_id, places).load()
    return [found[papers] if papers else Known() for papers in spoken_of]


class _Loading:
    """Reads, for each record of some papers, what is to be added to what is known of these."""

    def __init__(self, session: Session, reader_id: int, places: dict[int, list[Known]]) -> None:
        self._session, self._reader_id = session, reader_id
        records = select(Paper.id, Paper.shown_id).where(Paper.is_of(places))
        self._places = {record: places[shown_id] for record, shown_id in session.execute(records)}
        self._shown = set(places)

    def load(self) -> None:
        self._load_papers()
        self._load_words()
        self._load_notes()
        self._load_keys()
        self._load_sightings()

    def _load_papers(self) -> None:
        columns = (Paper.title, Paper.authors, Paper.abstract, Paper.published, Paper.year, Paper.url)
        query = select(Paper.id, Paper.added_at, *columns, Paper.category, Paper.publication)
        for paper in self._session.execute(query.where(one_of(Paper.id, self._shown))):
            for known in self._places[paper.id]:
                known.papers.append(paper)
                known.added_on = min(known.added_on or paper.added_at.date(), paper.added_at.date())
        named = select(PaperIdentifier.paper_id, PaperIdentifier.scheme + ":" + PaperIdentifier.value)
        for record, name in self._session.execute(named.where(one_of(PaperIdentifier.paper_id, self._places))):
            for known in self._places[record]:
                known.identifiers.add(name)

        titled = select(PaperTitle.paper_id, PaperTitle.text, PaperTitle.normal, PaperTitle.is_cut)
        for record, text, normal, is_cut in self._session.execute(
            titled.where(one_of(PaperTitle.paper_id, self._places))
        ):
            for known in self._places[record]:
                known.titles.add((Title(text, normal, is_cut).key, text.isupper()))

        said = select(Claim.paper_id, Claim.digest, Claim.source).where(one_of(Claim.paper_id, self._places))
        for record, digest, source in self._session.execute(said):
            for known in self._places[record]:
                known.claims.add((digest, source))

    def _load_words(self) -> None:
        query = select(Register.paper_id, Register.name, Register.value, Register.stamp)
        said = query.where(Register.reader_id == self._reader_id, one_of(Register.paper_id, self._places))
        for record, name, value, stamp in self._session.execute(said.order_by(Register.stamp)):
            for known in self._places[record]:
                known.words[name] = known.own_words[record, name] = (value, stamp)
        for known in self._all():
            tags = {
                name.removeprefix(TAG) for name, (value, _) in known.words.items() if name.startswith(TAG) and value
            }
            known.plain_tags = {plain_tag(tag) for tag in tags}

    def _load_notes(self) -> None:
        query = select(Note.paper_id, Note.body, Note.quote).where(
            Note.reader_id == self._reader_id, one_of(Note.paper_id, self._places), Note.is_deleted.is_(False)
        )
        said: defaultdict[int, list[str]] = defaultdict(list)
        by_age = query.order_by(Note.created_at, Note.id)
        for record, body, quote in self._session.execute(by_age):
            text = Text(body, quote=(quote or {}).get("exact", "")).text
            for known in self._places[record]:
                known.texts |= {plain_text(text), plain_text(body)}
                said[id(known)].append(text)
        for known in self._all():
            known.texts.add(plain_text("\n\n".join(said[id(known)])))

    def _load_keys(self) -> None:
        query = select(Reading.paper_id, Reading.citation_key)
        own = query.where(Reading.reader_id == self._reader_id, one_of(Reading.paper_id, self._places))
        for record, key in self._session.execute(own.order_by(Reading.paper_id)):
            for known in self._places[record]:
                known.is_met = True
                if key is not None:
                    known.citation_key = known.citation_key or key
                    known.keys.add(key.lower())
        before = select(FormerKey.paper_id, FormerKey.key)
        former = before.where(FormerKey.reader_id == self._reader_id, one_of(FormerKey.paper_id, self._places))
        for record, key in self._session.execute(former):
            for known in self._places[record]:
                known.keys.add(key.lower())

    def _load_sightings(self) -> None:
        query = select(Sighting.paper_id, Sighting.seen_at)
        seen = query.where(Sighting.reader_id == self._reader_id, one_of(Sighting.paper_id, self._places))
        for record, seen_at in self._session.execute(seen):
            for known in self._places[record]:
                known.note_sighting(seen_at)

    def _all(self) -> Iterable[Known]:
        return {id(known): known for places in self._places.values() for known in places}.values()
