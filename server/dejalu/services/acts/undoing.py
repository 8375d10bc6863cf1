"""Undoing an act: what it changed is as it was, but for what was changed since.

An act that is undone leaves behind what it restored. So when one after another is undone, the latest first, the words
that each brought back count as those that stood there before it.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import cache

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from dejalu.errors.acts import NothingDoneError, UndoneActError, UnknownActError
from dejalu.models import Act, ActPage, Client, Reader, Tag
from dejalu.services import library, readers, tags
from dejalu.services.acts.page import Page
from dejalu.services.acts.words import Key, Word, find_last, write
from dejalu.services.archive import results

LAST = "last"
"""Names the latest act that stands."""


def undo(session: Session, client: Client, act_id: str, now: datetime) -> Act:
    """Undo an act, LAST for the latest that stands. Raises UnknownActError, UndoneActError or NothingDoneError."""
    reader = readers.lock(session, client.reader_id)
    act = _get(session, reader.id, act_id)
    act.undone_by = readers.stamp(session, client, now)
    pages = [(one.stamp, Page.load(one.change)) for one in _find_pages(session, act)]
    renamed = _undo_tags(session, act, [page for _, page in pages])
    _undo_visits(reader, [page for _, page in pages])
    before = {(record, name): stamp for _, page in pages for record, name, _, stamp in page.words}
    shown = library.find_shown(session, {record for record, _ in before})
    known = find_last(session, reader.id, shown.values(), {name for _, name in before}, before)
    restored = _find_restored(_Standing(session, reader.id), pages, shown, known)
    words = [Word(record, name, value, act.undone_by) for (record, name), (value, _) in restored.items()]
    write(session, reader.id, words, known)
    _leave(session, act, restored)
    results.settle(session, sorted({shown[word.paper_id] for word in words} | renamed), reader.id)
    return act


def _get(session: Session, reader_id: int, act_id: str) -> Act:
    if act_id == LAST:
        query = select(Act).where(Act.reader_id == reader_id, Act.undone_by.is_(None))
        latest = session.scalar(query.order_by(Act.stamp.desc()).limit(1))
        if latest is None:
            raise NothingDoneError
        return latest
    act = session.get(Act, (reader_id, act_id))
    if act is None:
        raise UnknownActError(act_id)
    if act.is_undone:
        raise UndoneActError(act.said)
    return act


def _find_pages(session: Session, act: Act) -> list[ActPage]:
    """What an act changed, the last first."""
    query = select(ActPage).where(ActPage.reader_id == act.reader_id, ActPage.act_id == act.id)
    return list(session.scalars(query.order_by(ActPage.place.desc())))


class _Standing:
    """Which word stands in a register, where the one that is there only brought it back."""

    def __init__(self, session: Session, reader_id: int) -> None:
        query = select(Act.undone_by, Act.id).where(Act.reader_id == reader_id, Act.undone_by.is_not(None))
        self._undone = {stamp: act_id for stamp, act_id in session.execute(query) if stamp}
        self._session, self._reader_id = session, reader_id
        self._find = cache(self._load)

    def resolve(self, key: Key, stamp: str) -> str:
        """The stamp of the word that was said, given that of the one that is there."""
        while (before := self._find(stamp).get(key) if stamp in self._undone else None) is not None:
            stamp = before
        return stamp

    def _load(self, stamp: str) -> dict[Key, str]:
        own = (ActPage.reader_id == self._reader_id) & (ActPage.act_id == self._undone[stamp])
        changes = self._session.scalars(select(ActPage.change).where(own, ActPage.stamp == stamp))
        return {(word[0], word[1]): word[3] for change in changes for word in Page.load(change).words}


def _find_restored(
    standing: _Standing, pages: list[tuple[str, Page]], shown: Mapping[int, int], known: Mapping[Key, Word]
) -> dict[Key, tuple[str | None, str]]:
    """The values and the stamps that stood before an act, in all registers in which its word is still the last."""
    stamps = {
        (word.paper_id, word.name): standing.resolve((word.paper_id, word.name), word.stamp) for word in known.values()
    }
    restored: dict[Key, tuple[str | None, str]] = {}
    for written, page in pages:
        for record, name, value, before in page.words:
            if record in shown and stamps.get((record, name)) == written:
                restored[record, name] = value, before
                stamps[record, name] = standing.resolve((record, name), before)
    return restored


def _undo_tags(session: Session, act: Act, pages: list[Page]) -> set[int]:
    """Give tags back their names and colors; the papers that show another name now."""
    renamed: set[int] = set()
    for page in pages:
        for key, field, before, after in reversed(page.tags):
            tag = session.get(Tag, (act.reader_id, key))
            if tag is not None and getattr(tag, field) == after:
                setattr(tag, field, before)
                renamed |= set(tags.find_papers(session, act.reader_id, key)) if field == "name" else set()
    return renamed


def _undo_visits(reader: Reader, pages: list[Page]) -> None:
    """Bring back to the inbox what only this act took out of it."""
    for page in pages:
        for before, after in page.visits:
            if reader.visited_until == datetime.fromisoformat(after):
                reader.visited_until = datetime.fromisoformat(before) if before else None


def _leave(session: Session, act: Act, restored: Mapping[Key, tuple[str | None, str]]) -> None:
    """Keep what was brought back in the place of what was changed."""
    session.execute(delete(ActPage).where(ActPage.reader_id == act.reader_id, ActPage.act_id == act.id))
    page = Page(words=[(record, name, value, stamp) for (record, name), (value, stamp) in restored.items()])
    about = {"reader_id": act.reader_id, "act_id": act.id, "place": 0}
    session.add(ActPage(**about, stamp=act.undone_by, change=page.dump()))
    session.flush()
