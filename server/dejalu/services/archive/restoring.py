"""Bringing a library file back: into an empty library exactly, into any other by the rules that libraries live by.

What was said last stands, each thing is kept once, and nothing that the library had is lost. So bringing the same file
back again changes nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby, islice
from operator import itemgetter
from typing import TypeVar

from sqlalchemy.orm import Session

from dejalu.services import citation_keys, readers
from dejalu.services.archive import edits, linkages, notes, readings, records, relations, results
from dejalu.services.archive.restoration import Count, Restoration, Values

Item = TypeVar("Item")
BATCH = 1_000
"""Items of a file that are brought in at once."""


def restore(session: Session, reader_id: int, items: Iterable[tuple[str, Values]], now: datetime) -> dict[str, Count]:
    """Bring in the items of a library file, each with the key of its list; how many of each kind were new.

    Raises BrokenArchiveError where one names another that is not there, and whatever reading the items raises; nothing
    may then be kept.
    """
    readers.lock(session, reader_id)
    keys = citation_keys.find_taken(session, reader_id)
    restoration = Restoration(session, reader_id, now, citation_keys=keys)
    for section, group in groupby(items, key=itemgetter(0)):
        for batch in _batches(item for _, item in group):
            TAKE[section](restoration, batch)
            session.flush()
    if restoration.changed:
        readers.bump_epoch(session)
        latest_last = sorted(restoration.changed, key=lambda paper_id: (restoration.changed[paper_id], paper_id))
        results.settle(session, linkages.settle(session, latest_last, described=restoration.made))
    reader = readers.lock(session, reader_id)
    reader.clock = max(reader.clock, restoration.clock)
    return dict(restoration.counts)


def _take_records(restoration: Restoration, batch: Sequence[Values]) -> None:
    kept = records.take(restoration, batch)
    readings.take(restoration, kept)
    notes.take(restoration, kept)


TAKE: dict[str, Callable[[Restoration, Sequence[Values]], None]] = {
    "tags": readings.take_tags,
    "clients": edits.take_clients,
    "records": _take_records,
    "shared_claims": relations.take_shared_claims,
    "verdicts": relations.take_verdicts,
    "operations": edits.take_operations,
}
"""What is done with the items of each list."""


def _batches(items: Iterator[Item]) -> Iterator[list[Item]]:
    while batch := list(islice(items, BATCH)):
        yield batch
