"""The last words on many papers, asked for and written at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from dejalu.database import one_of
from dejalu.models import Paper, Register, SaidStatus
from dejalu.services import readings

Key = tuple[int, str]
"""A paper, or a record of one, and the name of a register."""


@dataclass(frozen=True, slots=True)
class Word:
    """What stands in a register of a record; stamp is what decides whether it is the last word."""

    paper_id: int
    name: str
    value: str | None
    stamp: str


def find_last(
    session: Session,
    reader_id: int,
    shown_ids: Iterable[int],
    names: Iterable[str],
    before: Mapping[Key, str] | None = None,
) -> dict[Key, Word]:
    """The last words on these things of these papers, whichever record of a paper they were said of.

    An act says the same of several records, which may be one paper by now: then it is the record of which the last word
    was said before, as these stamps tell.
    """
    session.flush()
    query = (
        select(Paper.shown_id, Register.paper_id, Register.name, Register.value, Register.stamp)
        .join(Paper, Paper.id == Register.paper_id)
        .where(Register.reader_id == reader_id, Paper.is_of(shown_ids), one_of(Register.name, names))
    )
    found = [(row[0], Word(*row[1:])) for row in session.execute(query)]
    stamps = before or {}
    found.sort(key=lambda one: (one[1].stamp, stamps.get((one[1].paper_id, one[1].name), ""), one[1].paper_id))
    return {(shown_id, word.name): word for shown_id, word in found}


def write(session: Session, reader_id: int, words: Sequence[Word], known: Mapping[Key, Word]) -> None:
    """Write registers that have no later word, of which known are those that are there."""
    there = {(word.paper_id, word.name) for word in known.values()}
    registers, statuses = (model.metadata.tables[model.__tablename__] for model in (Register, SaidStatus))
    columns = registers.c
    rows = [{"paper_id": one.paper_id, "name": one.name, "value": one.value, "stamp": one.stamp} for one in words]
    added = [row for row in rows if (row["paper_id"], row["name"]) not in there]
    changed = [
        {f"_{name}": value for name, value in row.items()} for row in rows if (row["paper_id"], row["name"]) in there
    ]
    if added:
        session.execute(insert(registers), [{"reader_id": reader_id, **row} for row in added])
    if changed:
        own = (columns.paper_id == bindparam("_paper_id")) & (columns.name == bindparam("_name"))
        query = update(registers).where(columns.reader_id == reader_id, own)
        session.execute(query.values(value=bindparam("_value"), stamp=bindparam("_stamp")), changed)
    judged = [word for word in words if word.name == readings.STATUS]
    if judged:
        kept = [{"paper_id": word.paper_id, "stamp": word.stamp, "status": word.value} for word in judged]
        session.execute(insert(statuses), [{"reader_id": reader_id, **row} for row in kept])
