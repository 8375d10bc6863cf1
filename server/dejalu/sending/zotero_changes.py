"""What to write into Zotero for one paper, given what is there.

A line in `extra` marks an item as one that was sent: `Dejalu: KEY FINGERPRINT`. As long as the fingerprint of what the
item says is the one in that line, nobody has touched it, and it follows the library. Once somebody has, or where the
item was never ours, what stands in it stays, and only empty fields are filled in. Tags and collections are added, never
taken away, and the type of an item stays as it is.

A note is found by its key, which is made from the note's id. It was last written from here as long as the day it was
changed is the day it was added, since Zotero moves the former with each edit; an edited note stays as it is.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from dejalu.exporters import note_fragment
from dejalu.exporters.entry import Entry, Note
from dejalu.exporters.zotero_items import EVERYWHERE, Item, describe, extra, fingerprint

MARK = "Dejalu"
_MARKED = re.compile(rf"^{MARK}:[ \t]*(\S+)(?:[ \t]+([0-9a-f]{{8}}))?[ \t]*$", re.MULTILINE)
# The characters of Zotero's keys: no 0, 1 and O, which are mistaken for others.
_ALPHABET = "23456789ABCDEFGHIJKLMNPQRSTUVWXYZ"
_KEY_LENGTH = 8


def make_key(name: str) -> str:
    """A key of Zotero's form, always the same one for a name: 40 bits of its hash."""
    number = int.from_bytes(hashlib.blake2b(name.encode()).digest())
    return "".join(_ALPHABET[number // len(_ALPHABET) ** place % len(_ALPHABET)] for place in range(_KEY_LENGTH))


def note_key(note: Note) -> str:
    return make_key(f"note:{note.id}")


def read_mark(item: Item) -> tuple[str, str]:
    """The citation key under which an item was last sent, and its fingerprint then; empty where there is none."""
    marked = _MARKED.search(item.get("extra", ""))
    return (marked[1], marked[2] or "") if marked else ("", "")


def new_item(entry: Entry, key: str, collection: str | None) -> Item:
    """A paper that is not there yet."""
    item = describe(entry)
    lines = extra(entry) | {MARK: f"{entry.citation_key} {fingerprint(item)}"}
    if entry.accessed:
        item["accessDate"] = entry.accessed.isoformat()
    item |= {"extra": _write_lines(lines), "tags": _more_tags([], entry.tags)}
    return item | {"key": key, "version": 0, "collections": [collection] if collection else []}


def changed_item(entry: Entry, there: Item, collection: str | None) -> Item | None:
    """What an item that is there should say otherwise, or None."""
    _, sent = read_mark(there)
    is_ours = sent == fingerprint(there)
    wanted = {name: value for name, value in _describe_as(entry, there).items() if is_ours or not there.get(name)}
    current = fingerprint(there | wanted) if is_ours else sent
    wanted["extra"] = _merge_extra(there.get("extra", ""), extra(entry), f"{entry.citation_key} {current}".strip())
    wanted["tags"] = _more_tags(there.get("tags", []), entry.tags)
    wanted["collections"] = list(dict.fromkeys([*there.get("collections", []), *filter(None, [collection])]))
    changes = {name: value for name, value in wanted.items() if value != there.get(name, type(value)())}
    return _as_update(there, changes) if changes else None


def note_item(note: Note, there: Item | None, parent: str) -> Item | None:
    """The note as it should be written, or None where nothing is to be said, or to be left alone."""
    html = note_fragment.write(note)
    stamp = _stamp(note.changed_at or note.created_at)
    dates = {"dateAdded": stamp, "dateModified": stamp} if stamp else {}
    if there is None:
        new = {"itemType": "note", "key": note_key(note), "version": 0, "parentItem": parent, "note": html, "tags": []}
        return new | dates if html else None
    is_edited = there.get("dateAdded") != there.get("dateModified")
    if is_edited or there.get("dateModified") == stamp or there.get("note") == html:
        return None
    return _as_update(there, {"note": html, **dates})


def _as_update(there: Item, changes: Item) -> Item:
    """Only if it still is the version that was read."""
    return {"key": there["key"], "version": there["version"], **changes}


def _describe_as(entry: Entry, there: Item) -> Item:
    """The paper in the fields that an item of its type has, whichever type that is."""
    wanted = describe(entry)
    is_same_type = wanted.pop("itemType") == there["itemType"]
    return {name: value for name, value in wanted.items() if is_same_type or name in EVERYWHERE}


def _more_tags(there: list[dict[str, Any]], tags: Iterable[str]) -> list[dict[str, Any]]:
    """The tags that are there, each with its kind, and those of ours that are not."""
    known = {tag["tag"].casefold() for tag in there}
    return there + [{"tag": tag} for tag in tags if tag.casefold() not in known]


def _merge_extra(text: str, lines: Mapping[str, str], mark: str) -> str:
    """The user's lines with ours after them; how far the reader is stays as it is if it was said later there."""
    said = {name: value.strip() for name, _, value in (line.partition(":") for line in text.splitlines())}
    ours = dict(lines)
    if "arXiv" in said:
        ours.pop("arXiv", None)
    if said.get("Read_Status_Date", "")[:10] > lines.get("Read_Status_Date", ""):
        ours = {name: value for name, value in ours.items() if not name.startswith("Read_Status")}
    ours[MARK] = mark
    kept = [line for line in text.splitlines() if line.partition(":")[0] not in ours]
    return "\n".join(filter(None, ("\n".join(kept), _write_lines(ours))))


def _write_lines(lines: Mapping[str, str]) -> str:
    return "\n".join(f"{name}: {value}" for name, value in lines.items())


def _stamp(time: datetime | None) -> str:
    return f"{time.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if time else ""
