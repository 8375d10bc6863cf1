"""Papers sent to Zotero: each one item, with its notes below it; sent again, it is the same item still."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from dejalu.exporters.entry import Entry
from dejalu.exporters.zotero_items import Item
from dejalu.sending import zotero_api, zotero_changes
from dejalu.sending.known import Known, read_identifiers
from dejalu.sending.programs import ZOTERO, reach
from dejalu.sending.summary import Refusal, Summary
from dejalu.sending.zotero_api import ZoteroApi
from dejalu.sending.zotero_keys import ZoteroKeys

# Files and notes may stand alone in a library, and a file has the address of its paper.
_NO_PAPERS = {"attachment", "note"}
_IN_TRASH = "it is in Zotero's trash: restore it there, or empty the trash to have it sent anew"


@dataclass(frozen=True, slots=True)
class _There:
    """An item that is there; of several for one paper the lowest rank counts: not in the trash, sent before."""

    key: str
    rank: tuple[bool, bool] = (False, False)


@dataclass(frozen=True, slots=True)
class _Library:
    """A library of Zotero's: the papers in it, what is in its trash, and the collection to put papers into."""

    known: Known[_There]
    trashed: frozenset[str]
    collection: str | None


@dataclass(slots=True)
class _Delivery:
    """What is to be written for one paper."""

    citation_key: str
    is_new: bool
    objects: list[Item] = field(default_factory=list)


def send(url: str, batches: Iterable[list[Entry]], collection: str | None, summary: Summary, folder: Path) -> None:
    """Send papers to the user's own library, into a collection if one is named; it is made if there is none.

    The summary grows as papers arrive, and holds when SendingError is raised. Keys to write with are kept in `folder`.
    """
    with reach(ZOTERO, url) as (http, version):
        zotero = ZoteroApi(http, version, ZoteroKeys(folder))
        library = _read_library(zotero, collection)
        for batch in batches:
            _deliver(zotero, _prepare(zotero, library, batch, summary), summary)


def _read_library(zotero: ZoteroApi, collection: str | None) -> _Library:
    trash = list(zotero.find_items("trash"))
    trashed = frozenset(item["key"] for item in trash)
    known: Known[_There] = Known()
    for item in chain(zotero.find_items("top"), trash):
        if item["itemType"] not in _NO_PAPERS:
            citation_key, _ = zotero_changes.read_mark(item)
            there = _There(item["key"], (item["key"] in trashed, not citation_key))
            known.add(there, _read_identifiers(item), citation_key)
    return _Library(known, trashed, _get_collection(zotero, collection) if collection else None)


def _read_identifiers(item: Item) -> frozenset[str]:
    lines = (line for line in item.get("extra", "").splitlines() if line.lower().startswith(("arxiv:", "doi:")))
    return read_identifiers((item.get("DOI", ""), item.get("archiveID", ""), item.get("url", ""), *lines))


def _get_collection(zotero: ZoteroApi, name: str) -> str:
    """The key of the collection of that name, made at the top of the library if there is none."""
    for found in zotero.find_collections():
        if found["name"] == name:
            return str(found["key"])
    key = _new_key()
    for _ in zotero.write("collections", [{"key": key, "version": 0, "name": name}]):
        pass
    return key


def _prepare(zotero: ZoteroApi, library: _Library, batch: list[Entry], summary: Summary) -> list[_Delivery]:
    """What to write for some papers, by what Zotero has of them now."""
    keys = [_find_key(library, entry) for entry in batch]
    notes = [zotero_changes.note_key(note) for entry in batch for note in entry.notes]
    there = zotero.get_items([*filter(None, keys), *notes])
    deliveries = []
    for entry, key in zip(batch, keys, strict=True):
        if key in library.trashed:
            summary.refused.append(Refusal(entry.citation_key, _IN_TRASH))
        else:
            deliveries.append(_prepare_one(entry, there.get(key), there, library))
    return deliveries


def _find_key(library: _Library, entry: Entry) -> str:
    """The key of the item that is the paper, or nothing."""
    return min(library.known.find(entry), key=lambda there: there.rank, default=_There("")).key


def _prepare_one(entry: Entry, item: Item | None, there: dict[str, Item], library: _Library) -> _Delivery:
    key, home = item["key"] if item else _new_key(), library.collection
    changed = zotero_changes.changed_item(entry, item, home) if item else zotero_changes.new_item(entry, key, home)
    delivery = _Delivery(entry.citation_key, item is None, [changed] if changed else [])
    for note in entry.notes:
        note_key = zotero_changes.note_key(note)
        written = zotero_changes.note_item(note, there.get(note_key), key)
        if written and note_key not in library.trashed:
            delivery.objects.append(written)
    return delivery


def _deliver(zotero: ZoteroApi, deliveries: list[_Delivery], summary: Summary) -> None:
    """Write, and count what was written also where Zotero goes away meanwhile."""
    objects = [item for delivery in deliveries for item in delivery.objects]
    written = 0
    failures: dict[str, str] = {}
    try:
        for failed in zotero.write("items", objects):
            failures |= failed
            written = min(written + zotero_api.MOST, len(objects))
    finally:
        for delivery in deliveries:
            written -= len(delivery.objects)
            if written >= 0:
                _count(delivery, failures, summary)


def _count(delivery: _Delivery, failures: dict[str, str], summary: Summary) -> None:
    reasons = [failures[item["key"]] for item in delivery.objects if item["key"] in failures]
    if reasons:
        summary.refused.append(Refusal(delivery.citation_key, reasons[0]))
    elif not delivery.objects:
        summary.unchanged += 1
    elif delivery.is_new:
        summary.sent += 1
    else:
        summary.updated += 1


def _new_key() -> str:
    return zotero_changes.make_key(str(uuid.uuid4()))
