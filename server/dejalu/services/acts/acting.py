"""Doing something to many papers at once, in the library's own time, with what stood there before written down."""

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from dejalu.database import one_of
from dejalu.errors.acts import OtherActError, UndoneActError
from dejalu.models import Act, ActPage, Client, Reader
from dejalu.services import library, readers, readings, tags
from dejalu.services.acts import telling
from dejalu.services.acts.page import Page
from dejalu.services.acts.words import Key, Word, find_last, write
from dejalu.services.archive import results

KEPT = 200
"""Acts of a reader that can still be undone."""
SHOWN = 50
"""Acts that are listed."""

Edit = Mapping[str, Any]
"""One thing to do to each paper: `type` and what that needs, as in operations."""
Wanted = dict[str, Callable[[str | None], str | None]]
"""The registers to write, each with its value as it follows from the one that stands there."""


class Acting:
    """One batch of an act on its way into a library; said names the act in words, and an id that of earlier batches.

    Raises OtherActError for an id that was used for something else, UndoneActError for that of an act which was undone.
    """

    def __init__(self, session: Session, client: Client, said: str, now: datetime, act_id: str | None = None) -> None:
        self.session, self.reader = session, readers.lock(session, client.reader_id)
        self.stamp = readers.stamp(session, client, now)
        self.page = Page()
        self.act = self._open(act_id, said, now)

    def say(self, shown_ids: Sequence[int], wanted: Wanted) -> None:
        """Write these registers of papers: where the last word was said of another of a paper's records, there."""
        known = find_last(self.session, self.reader.id, shown_ids, wanted)
        words = [word for shown_id in shown_ids for word in self._reword(shown_id, wanted, known)]
        write(self.session, self.reader.id, words, known)

    def _reword(self, shown_id: int, wanted: Wanted, known: Mapping[Key, Word]) -> Iterable[Word]:
        judged = known.get((shown_id, readings.STATUS))
        for name, follow in wanted.items():
            beside = judged.paper_id if judged and name == readings.VERSION else shown_id
            word = known.get((shown_id, name)) or Word(beside, name, None, "")
            self.page.note(word)
            yield Word(word.paper_id, name, follow(word.value), self.stamp)

    def change_tag(self, key: str, field: str, value: str | None) -> None:
        """Give a tag another name or color."""
        tag = tags.get(self.session, self.reader.id, key)
        self.page.tags.append((key, field, getattr(tag, field), value))
        setattr(tag, field, value)

    def visit(self, until: datetime, papers: int) -> None:
        """Have the inbox gone through up to a time, by which so many papers leave it."""
        before = self.reader.visited_until
        self.page.visits.append((before.isoformat() if before else None, until.isoformat()))
        self.reader.visited_until = until
        self.act.papers += papers

    def finish(self, shown_ids: Sequence[int]) -> Act:
        """Write down what was changed of these papers, and tell browsers of them."""
        self.page.papers = [*shown_ids]
        place = len(self.session.scalars(_own_pages(self.act, ActPage.place)).all())
        about = {"reader_id": self.reader.id, "act_id": self.act.id, "place": place}
        self.session.add(ActPage(**about, stamp=self.stamp, change=self.page.dump()))
        self.act.papers += len(shown_ids)
        self.session.flush()
        results.settle(self.session, shown_ids, self.reader.id)
        return self.act

    def _open(self, act_id: str | None, said: str, now: datetime) -> Act:
        act = self.session.get(Act, (self.reader.id, act_id)) if act_id else None
        if act is None:
            act = Act(reader_id=self.reader.id, id=act_id or str(uuid.uuid4()), said=said, made_at=now, papers=0)
            act.stamp = self.stamp
            self.session.add(act)
            self.session.flush()
            _forget(self.session, self.reader)
        elif act.is_undone:
            raise UndoneActError(act.said)
        elif act.said != said:
            raise OtherActError(act.said)
        return act


def act(
    session: Session, client: Client, act_id: str | None, paper_ids: Iterable[int], edits: Sequence[Edit], now: datetime
) -> Act:
    """Do the same to some papers, each once in an act however often it is delivered.

    Raises UnknownPaperError for a paper that the reader never met, OtherActError and UndoneActError.
    """
    readers.lock(session, client.reader_id)
    shown_ids = library.get_ids(session, client.reader_id, paper_ids)
    acting = Acting(session, client, telling.tell(edits), now, act_id)
    pages = session.scalars(_own_pages(acting.act, ActPage.change))
    done = {paper_id for change in pages for paper_id in change["papers"]}
    left = [shown_id for shown_id in shown_ids if shown_id not in done]
    if not left:
        return acting.act
    for edit in edits:
        if edit["type"] == "set_tag":
            tags.keep(session, client.reader_id, edit["tag"])
    acting.say(left, _read(edits))
    return acting.finish(left)


def find_all(session: Session, reader_id: int) -> Sequence[Act]:
    """The latest acts, the newest first."""
    query = select(Act).where(Act.reader_id == reader_id).order_by(Act.stamp.desc())
    return session.scalars(query.limit(SHOWN)).all()


def _read(edits: Sequence[Edit]) -> Wanted:
    """The registers that edits write; of two edits of one thing, the later counts."""
    wanted: Wanted = {}
    for edit in edits:
        match edit["type"]:
            case "set_status":
                status = edit["status"]
                wanted[readings.STATUS] = lambda _, status=status: status  # type: ignore[misc]
                # The version that was judged before is the one that is judged now: the page shows no other.
                wanted[readings.VERSION] = lambda version, status=status: version if status else None  # type: ignore[misc]
            case "set_star":
                wanted[readings.STARRED] = turned(edit["starred"])
            case "set_tag":
                wanted[readings.TAG + edit["tag"].casefold()] = turned(edit["on"])
    return wanted


def turned(is_on: bool) -> Callable[[str | None], str | None]:
    """The value of a register that is on or off, whatever it was."""
    return lambda _: readings.YES if is_on else None


def _forget(session: Session, reader: Reader) -> None:
    """Keep the latest acts only."""
    latest = select(Act.id).where(Act.reader_id == reader.id).order_by(Act.stamp.desc())
    old = session.scalars(latest.offset(KEPT)).all()
    if old:
        session.execute(delete(ActPage).where(ActPage.reader_id == reader.id, one_of(ActPage.act_id, old)))
        session.execute(delete(Act).where(Act.reader_id == reader.id, one_of(Act.id, old)))


def _own_pages(act: Act, column: Any) -> Any:  # noqa: ANN401 (SQLAlchemy's own names for these say no more)
    return select(column).where(ActPage.reader_id == act.reader_id, ActPage.act_id == act.id)
