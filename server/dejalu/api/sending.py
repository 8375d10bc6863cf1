"""Handing papers to other programs on this machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from dejalu.api.guard import caller
from dejalu.api.parsing import StrictBlueprint
from dejalu.config import Config
from dejalu.database import Database
from dejalu.errors.sending import BusySendingError, SendingError
from dejalu.exporters.entry import Entry
from dejalu.schemas.filters import read_filter
from dejalu.schemas.sending import JabrefQuery, SummaryAnswer, ZoteroQuery
from dejalu.sending import jabref, zotero
from dejalu.sending.programs import JABREF, ZOTERO
from dejalu.sending.summary import Summary
from dejalu.services import exports

BATCH = 50
"""Papers that are read, and told of, at once."""


def blueprint(database: Database, config: Config) -> StrictBlueprint:
    blp = StrictBlueprint("sending", __name__, url_prefix="/api/send", description="Papers for Zotero and JabRef")
    zotero_lock, jabref_lock = Lock(), Lock()

    @blp.post("/zotero")
    @blp.arguments(ZoteroQuery, location="query")
    @blp.response(200, SummaryAnswer)
    def send_to_zotero(wanted: dict[str, Any]) -> Summary:
        """Send the papers that filters select to Zotero, which may ask its user for leave first."""
        with _sending(ZOTERO, zotero_lock) as summary:
            batches = _read(database, caller().reader_id, wanted)
            zotero.send(config.zotero_url, batches, wanted["collection"], summary, config.data)
        return summary

    @blp.post("/jabref")
    @blp.arguments(JabrefQuery, location="query")
    @blp.response(200, SummaryAnswer)
    def send_to_jabref(wanted: dict[str, Any]) -> Summary:
        """Send the papers that filters select to JabRef, but for those that are there already."""
        with _sending(JABREF, jabref_lock) as summary:
            jabref.send(config.jabref_url, _read(database, caller().reader_id, wanted), wanted["group"], summary)
        return summary

    return blp


@contextmanager
def _sending(program: str, lock: Lock) -> Iterator[Summary]:
    """One sending at a time: two would each add what neither finds. Tells what stopped it, once papers arrived."""
    if not lock.acquire(blocking=False):
        raise BusySendingError(program)
    summary = Summary(program)
    try:
        yield summary
    except SendingError as error:
        if not (summary.sent or summary.updated):
            raise
        summary.stopped = error.message
    finally:
        lock.release()


def _read(database: Database, reader_id: int, wanted: dict[str, Any]) -> Iterator[list[Entry]]:
    """The papers of a filter, some at a time; between them, where the network is waited for, no transaction is open."""
    with database.writing() as session:
        paper_ids = exports.give_keys(session, reader_id, read_filter(wanted))
    for start in range(0, len(paper_ids), BATCH):
        with database.reading() as session:
            batch = list(exports.read(session, reader_id, paper_ids[start : start + BATCH]))
        yield batch
