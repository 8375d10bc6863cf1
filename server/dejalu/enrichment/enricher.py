"""Asks arXiv and Crossref about a reader's papers, a batch at a time.

Nothing of the library is held while a service is asked: what to ask is read, then it is asked, then written. Answers
are kept before they become claims, so that nothing is asked twice whatever happens in between.
"""

import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from dejalu import __version__
from dejalu.config import Config
from dejalu.database import Database
from dejalu.errors.inquiries import AskingError, ServiceError, StoppedError
from dejalu.identity.identifiers import Identifier
from dejalu.inquiries import line
from dejalu.inquiries.arxiv import ARXIV
from dejalu.inquiries.crossref import CROSSREF
from dejalu.inquiries.line import Line
from dejalu.inquiries.service import RefusedQuestionError, Service
from dejalu.pages.mention import Mention
from dejalu.services import inquiries, settings
from dejalu.services.finding import search
from dejalu.services.inquiries import Gain
from dejalu.services.library import Filter

SERVICES = (ARXIV, CROSSREF)
"""In this order: what arXiv knows may be the DOI to ask Crossref for."""
SOURCES = {service.name: service.source for service in SERVICES}
AT_ONCE = 20
"""Answers that become claims in one transaction: some tenths of a second."""
REFUSALS = 20
"""Refused questions in one step: finding one bad identifier among a hundred takes seven."""
TURN = 30.0
"""Seconds to wait while somebody else asks."""


@dataclass(frozen=True, slots=True)
class Step:
    """What came of one batch: identifiers asked about, known there, still to ask; papers with more to them."""

    asked: int
    found: int
    completed: int
    published: int
    remaining: int


class Enricher:
    """Completes papers; one batch after another, however many ask for it."""

    def __init__(
        self, database: Database, urls: Mapping[str, str], *, pause: float | None = None, backoff: float = line.BACKOFF
    ) -> None:
        """Urls are by the names of services; pause, if given, is for all instead of what each wants."""
        self._database = database
        self._turn = threading.Lock()
        self._ends = threading.Event()
        self._lines = {
            service.name: Line(
                service.title,
                urls[service.name],
                service.pause if pause is None else pause,
                self._ends,
                backoff=backoff,
            )
            for service in SERVICES
        }

    @classmethod
    def of(cls, config: Config, database: Database) -> "Enricher":
        """The one that asks where the settings say."""
        return cls(database, {ARXIV.name: config.arxiv_url, CROSSREF.name: config.crossref_url})

    def step(self, reader_id: int, paper_ids: Collection[int] = (), *, again: bool = False) -> Step:
        """Ask about the next batch of a reader's papers, or of some of them; with `again`, of what was asked before.

        Raises ServiceError when a service cannot be asked, AskingError while others ask, StoppedError at the end.
        """
        if not self._turn.acquire(timeout=TURN):
            raise AskingError
        try:
            gain = self._state_answers()
            if again:
                self._forget(reader_id, paper_ids)
            service, batch, agent = self._find_next(reader_id, paper_ids)
            found = self._ask(service, batch, agent)
            if batch:
                with self._writing() as session:
                    inquiries.keep(session, service.name, batch, found, datetime.now(UTC))
                gain += self._state_answers()
            with self._database.reading() as session:
                remaining = sum(map(len, self._find_open(session, reader_id, paper_ids).values()))
        finally:
            self._turn.release()
        known = sum(name in found for name in batch)
        return Step(len(batch), known, gain.completed, gain.published, remaining)

    def stop(self) -> None:
        """Ask nothing more, and write nothing more."""
        self._ends.set()

    def _find_next(self, reader_id: int, paper_ids: Collection[int]) -> tuple[Service, list[Identifier], str]:
        """Whom to ask next, what, and by which name."""
        with self._database.reading() as session:
            wanted = self._find_open(session, reader_id, paper_ids)
            contact = settings.find_all(session, reader_id)[settings.CONTACT]
        service = next((service for service in SERVICES if wanted[service.name]), SERVICES[0])
        agent = f"Dejalu/{__version__}" + (f" (mailto:{contact})" if contact else "")
        return service, wanted[service.name][: service.batch], agent

    def _find_open(self, session: Session, reader_id: int, paper_ids: Collection[int]) -> dict[str, list[Identifier]]:
        now, own = datetime.now(UTC), _own(session, reader_id, paper_ids)
        return {service.name: inquiries.find_open(session, service, own, now) for service in SERVICES}

    def _forget(self, reader_id: int, paper_ids: Collection[int]) -> None:
        with self._writing() as session:
            inquiries.forget(session, _own(session, reader_id, paper_ids))

    def _ask(self, service: Service, batch: Sequence[Identifier], agent: str) -> dict[Identifier, Mention]:
        """The answers about some identifiers; where one of them makes the service refuse, about all others."""
        found: dict[Identifier, Mention] = {}
        waiting, refusals = [batch] if batch else [], 0
        while waiting:
            names = waiting.pop()
            try:
                found |= self._lines[service.name].ask(service.ask(names), agent, service.read)
            except RefusedQuestionError as error:
                refusals += 1
                if refusals > REFUSALS:
                    raise ServiceError(service.title, "it refuses what it is asked") from error
                middle = len(names) // 2
                waiting += [part for part in (names[middle:], names[:middle]) if middle]
        return found

    def _state_answers(self) -> Gain:
        gain = Gain()
        while self._is_any_unstated():
            with self._writing() as session:
                answered = inquiries.find_unstated(session, AT_ONCE)
                gain += inquiries.state(session, answered, SOURCES, datetime.now(UTC))
        return gain

    def _is_any_unstated(self) -> bool:
        with self._database.reading() as session:
            return bool(inquiries.find_unstated(session, 1))

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        with self._database.writing() as session:
            # Looked at while nobody can close the database: it must not be written to once it is given up.
            if self._ends.is_set():
                raise StoppedError
            yield session


def _own(session: Session, reader_id: int, paper_ids: Collection[int]) -> set[int]:
    """The papers in a reader's library; of some papers, if they are named, those."""
    own = set(search.find_ids(session, reader_id, Filter()))
    return own.intersection(paper_ids) if paper_ids else own
