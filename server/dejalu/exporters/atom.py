"""A feed (RFC 4287) for whoever follows a search: an entry for each paper, with its abstract and notes.

Ids are made from what a paper is named by, so that a feed reader knows a paper again however it is retitled. The feed
says nothing of its own address, which whoever writes it does not know.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from urllib.parse import quote
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET

from dejalu.exporters import keywords, note_fragment
from dejalu.exporters.entry import Entry, Note
from dejalu.exporters.plain_text import many_lines, one_line
from dejalu.exporters.selection import ALL, Selection

NEWEST = 50
"""Papers in a feed: as many as a busy day of a listing page has."""

_NAMESPACE = "http://www.w3.org/2005/Atom"
_NAMES = UUID("0c8f6c52-93a5-4d0c-8a53-6a4de15b7d29")
"""The namespace (RFC 9562, version 5) of all ids here: a made-up constant."""
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed changed last in which nothing tells."""
_NOT_IN_ADDRESSES = re.compile(r'[\s"<>\\^`{|}]')
"""What no IRI holds (RFC 3987)."""


def dump(entries: Iterable[Entry], selection: Selection = ALL) -> Iterator[bytes]:
    """The entries in the order given, as the feed of a selection. The same selection has the same id for ever."""
    written = [(_changed(entry), _entry(entry)) for entry in entries]
    feed = ET.Element("feed", xmlns=_NAMESPACE)
    _add(feed, "id", _urn(f"feed {selection.name}"))
    _add(feed, "title", one_line(selection.title))
    _add(feed, "updated", _time(max((changed for changed, _ in written), default=_BEGINNING)))
    _add(_add(feed, "author"), "name", "Dejalu")  # Of the entries that have no authors.
    _add(feed, "generator", "Dejalu")
    feed.extend(entry for _, entry in written)
    ET.indent(feed)
    yield ET.tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n"


def _entry(entry: Entry) -> ET.Element:
    written = ET.Element("entry")
    title, abstract = one_line(entry.title) or entry.citation_key, one_line(entry.abstract or "")
    address = _NOT_IN_ADDRESSES.sub(lambda found: quote(found[0]), one_line(entry.url or ""))
    notes = "\n<hr>\n".join(filter(None, map(_note, entry.notes)))
    _add(written, "id", _urn(f"paper {next(iter(entry.identifiers), entry.citation_key)}"))
    _add(written, "title", title)
    _add(written, "updated", _time(_changed(entry)))
    if entry.added:
        _add(written, "published", _time(_midnight(entry.added)))
    for author in filter(None, map(one_line, entry.authors)):
        _add(_add(written, "author"), "name", author)
    if address:
        _add(written, "link", rel="alternate", href=address)
    for tag in keywords.listed(entry.tags):
        _add(written, "category", term=tag)
    if abstract:
        _add(written, "summary", abstract)
    if notes:
        _add(written, "content", notes, type="html")
    elif not address:  # What leads nowhere must at least say something.
        _add(written, "content", abstract or title)
    return written


def _note(note: Note) -> str:
    """A note as HTML. A reference such as &#12; may stand for a character that XML has no way to write."""
    return many_lines(note_fragment.write(note))


def _changed(entry: Entry) -> datetime:
    """When the paper came, was judged or noted last: what is worth reading it again for."""
    days = [_midnight(day) for day in (entry.added, entry.judged) if day]
    return max([*days, *(note.changed_at for note in entry.notes if note.changed_at)], default=_BEGINNING)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _time(moment: datetime) -> str:
    """RFC 3339, in UTC."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def _urn(name: str) -> str:
    return f"urn:uuid:{uuid5(_NAMES, name)}"


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, name, attributes)
    child.text = text
    return child
