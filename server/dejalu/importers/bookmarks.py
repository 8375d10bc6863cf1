"""Bookmarks, as browsers and services such as Pinboard, Raindrop and linkding export them.

Only those that name a paper are taken. Folders become tags, but for the browser's own (the bar, “Other bookmarks”);
what a service wrote below a bookmark becomes a note. Lost are icons and the order.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from dejalu.errors import UnknownIdentifierError
from dejalu.exporters.plain_text import many_lines, one_line
from dejalu.identity import addresses, identifiers
from dejalu.importers import limits, naming
from dejalu.importers.decoding import whole
from dejalu.importers.imported import Imported, ImportedNote, Refused
from dejalu.importers.library_json import Readable
from dejalu.importers.page_titles import paper_title
from dejalu.importers.tagging import once
from dejalu.pages import bookmarks
from dejalu.pages.mention import Mention


def read(stream: Readable) -> Iterator[Imported | Refused]:
    """Every bookmark, refused unless its address is that of a paper."""
    for bookmark in bookmarks.read(whole(stream)):
        yield _paper(bookmark)


def _paper(bookmark: bookmarks.Bookmark) -> Imported | Refused:
    address = bookmark.attributes.get("href", "").strip()
    title = one_line(bookmark.title)
    names = _names(address)
    if not names:
        return Refused(bookmark.line, (title or address)[:200], "Its address names no paper.")
    added_at = _moment(bookmark.attributes.get("add_date", ""))
    about = many_lines(bookmark.about)
    tags = [*bookmark.folders, *bookmark.attributes.get("tags", "").split(",")]
    imported = Imported(
        line=bookmark.line,
        mention=Mention(
            title=paper_title(title),
            identifiers=names,
            url=address if address.startswith("http") else None,
            version=naming.version(names),
        ),
        tags=once(map(one_line, tags)),
        notes=(ImportedNote(about),) if about else (),
        added_at=added_at,
        seen_at=_moment(bookmark.attributes.get("last_visit", "")) or added_at,
    )
    return limits.take(imported, title or address)


def _names(address: str) -> tuple[identifiers.Identifier, ...]:
    try:
        named = identifiers.parse(address)
    except UnknownIdentifierError:
        return ()
    return (named,) if named.scheme != "url" or addresses.name(named.value) else ()


def _moment(seconds: str) -> datetime | None:
    """A time in seconds since 1970, or in milli- or microseconds, as some programs write it."""
    if not (seconds.isascii() and seconds.isdecimal()) or len(seconds) > 17:
        return None
    count = int(seconds)
    while count > 10**11:
        count //= 1000
    return datetime.fromtimestamp(count, UTC) if count else None
