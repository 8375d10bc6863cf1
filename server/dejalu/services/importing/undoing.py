"""Undoing an import: whatever it added and nobody changed since is taken away, in one step.

What the reader did since stays, and with it the papers that they did it to. Browsers are told of every identifier that
names no paper any more: what they alone mark, they would ask the reader about.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from dejalu.database import one_of
from dejalu.errors.undoing import NothingToUndoError, UndoneImportError, UnknownImportError
from dejalu.identity.claims import IMPORT
from dejalu.models import (
    Claim,
    Document,
    ImportChange,
    ImportRun,
    Paper,
    PaperIdentifier,
    Reading,
    SharedClaim,
    Tagging,
    Vanished,
)
from dejalu.services import readers
from dejalu.services.archive import linkages, results
from dejalu.services.finding import renewal
from dejalu.services.importing import reverting, vanishing
from dejalu.services.importing.journal import Journal
from dejalu.services.importing.reverting import batches


def find_runs(session: Session, reader_id: int) -> Sequence[ImportRun]:
    """All imports that changed anything, the latest first."""
    query = select(ImportRun).where(ImportRun.reader_id == reader_id)
    return session.scalars(query.order_by(ImportRun.imported_at.desc(), ImportRun.id)).all()


def undo(session: Session, reader_id: int, import_id: str, now: datetime) -> ImportRun:
    """Undo an import, `last` for the latest that stands.

    Raises UnknownImportError, UndoneImportError, or NothingToUndoError where none stands.
    """
    run = _get(session, reader_id, import_id)
    readers.lock(session, reader_id)
    query = select(ImportChange.change).where(ImportChange.import_id == run.id).order_by(ImportChange.place.desc())
    _Undoing(session, run).undo([Journal.load(change) for change in session.scalars(query)])
    session.execute(delete(ImportChange).where(ImportChange.import_id == run.id))
    run.undone_at = now
    readers.bump_epoch(session)
    return run


def _get(session: Session, reader_id: int, import_id: str) -> ImportRun:
    runs = find_runs(session, reader_id)
    if import_id == "last":
        runs = [run for run in runs if run.undone_at is None]
        if not runs:
            raise NothingToUndoError
        return runs[0]
    run = next((run for run in runs if run.id == import_id), None)
    if run is None:
        raise UnknownImportError(import_id)
    if run.undone_at is not None:
        raise UndoneImportError(run.name)
    return run


class _Undoing:
    """One import on its way out of a library."""

    def __init__(self, session: Session, run: ImportRun) -> None:
        self._session, self._run, self._reader_id = session, run, run.reader_id
        self._changed: set[int] = set()
        """The records about which something is to be worked out anew."""

    def undo(self, pages: Sequence[Journal]) -> None:
        """Undo what these pages of a journal tell, the last page first."""
        session, imported_at = self._session, self._run.imported_at
        for page in pages:
            reverting.revert(session, self._reader_id, page, imported_at)
            self._changed |= {*page.touched, *page.met, *(word[0] for word in page.registers)}
            self._changed |= {paper_id for paper_id, _ in page.keys}
        for page in pages:
            for some in batches(page.touched):
                vanishing.remove_claims(session, some, imported_at)
            self._unname(vanishing.remove_names(session, page.identifiers))
            self._unlink(page.links)
        for page in pages:
            for some in batches(page.made):
                self._remove(some)
            self._unmeet(page.met)
        for some in batches(sorted(self._changed)):
            self._remove_left(some)
        self._settle()
        self._forget_joined({paper_id for page in pages for paper_id in page.met})
        reverting.remove_tags(session, self._reader_id, {key for page in pages for key in page.tags})

    def _remove(self, made: Sequence[int]) -> None:
        """Records that nobody else says anything of go; of the others, what others say is enough.

        Unless a reader keeps something of one, and nobody else says its title: a paper that is kept has a name.
        """
        session, imported_at = self._session, self._run.imported_at
        kept = vanishing.find_kept(session, made) | self._find_met_by_others(made)
        by_others = Claim.stated_at != imported_at
        claimed = vanishing.find_claimed(session, made, by_others)
        named = vanishing.find_claimed(session, made, by_others & (Claim.title != ""))
        self._changed |= (kept & set(made)) | claimed
        self._let_go(set(made) - kept - claimed)
        vanishing.remove_claims(session, claimed - (kept - named), imported_at)
        self._unmeet(claimed - kept)

    def _remove_left(self, changed: Sequence[int]) -> None:
        """Records that stayed only for this import when the one that made them was undone go with it."""
        session = self._session
        kept = vanishing.find_kept(session, changed) | self._find_met_by_others(changed)
        claimed = vanishing.find_claimed(session, changed, Claim.source != IMPORT)
        self._let_go(set(changed) - kept - claimed)

    def _let_go(self, gone: set[int]) -> None:
        self._tell_vanished(gone)
        self._changed |= vanishing.remove(self._session, gone)
        self._changed -= gone

    def _forget_joined(self, met: Collection[int]) -> None:
        """Of records that another one stands for, only what they are cited by is kept apart."""
        joined = select(Paper.id).where(one_of(Paper.id, met), Paper.main_id.is_not(None))
        own = (Reading.reader_id == self._reader_id) & Reading.paper_id.in_(joined) & Reading.citation_key.is_(None)
        self._session.execute(delete(Reading).where(own), execution_options={"synchronize_session": False})

    def _find_met_by_others(self, paper_ids: Collection[int]) -> set[int]:
        query = select(Reading.paper_id).where(one_of(Reading.paper_id, paper_ids))
        return set(self._session.scalars(query.where(Reading.reader_id != self._reader_id)))

    def _unmeet(self, paper_ids: Collection[int]) -> None:
        """Forget that the reader met records of which they keep nothing."""
        for some in batches(paper_ids):
            unmet = set(some) - vanishing.find_kept(self._session, some)
            self._tell_vanished(unmet)
            renewal.remove(self._session, (Document.reader_id == self._reader_id) & one_of(Document.paper_id, unmet))
            for model in (Tagging, Reading):
                own = (model.reader_id == self._reader_id) & one_of(model.paper_id, unmet)
                self._session.execute(delete(model).where(own))

    def _unlink(self, links: Iterable[tuple[int, int, str]]) -> None:
        for low_id, high_id, stated_at in links:
            pair = (SharedClaim.low_id == low_id) & (SharedClaim.high_id == high_id)
            own = pair & (SharedClaim.stated_at == datetime.fromisoformat(stated_at))
            self._session.execute(delete(SharedClaim).where(own))
            self._changed |= {low_id, high_id}

    def _tell_vanished(self, paper_ids: Collection[int]) -> None:
        query = select(PaperIdentifier.paper_id, PaperIdentifier.scheme + ":" + PaperIdentifier.value)
        rows = self._session.execute(query.where(one_of(PaperIdentifier.paper_id, paper_ids)))
        self._unname((paper_id, name) for paper_id, name in rows)

    def _unname(self, names: Iterable[tuple[int, str]]) -> None:
        """Have browsers know nothing any more of what these names name."""
        named: dict[int, list[str]] = {}
        for paper_id, name in names:
            named.setdefault(paper_id, []).append(name)
        reader = readers.lock(self._session, self._reader_id)
        titles = dict(self._session.execute(select(Paper.id, Paper.title).where(one_of(Paper.id, named))).all())
        rows = []
        for paper_id, own in named.items():
            reader.seq += 1
            about = {"paper_id": paper_id, "title": titles[paper_id], "identifiers": own}
            rows.append({"reader_id": self._reader_id, "seq": reader.seq, **about})
        if rows:
            self._session.execute(insert(Vanished), rows)

    def _settle(self) -> None:
        """Work out anew what the rest of the papers are, and tell browsers of them."""
        self._session.flush()
        self._session.expire_all()
        changed = sorted(self._changed)
        results.settle(self._session, linkages.settle(self._session, changed, described=()))
        self._session.flush()
