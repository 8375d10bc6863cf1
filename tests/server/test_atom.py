"""The Atom feed, by the rules of RFC 4287; and which papers are in that of a search."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from xml.etree import ElementTree as ET

from flask.testing import FlaskClient
from hypothesis import given, settings
from tests import contents
from tests.server.conftest import Caller
from tests.server.sending.test_zotero_notes import Elements
from tests.server.telling_entries import ENTRIES, PREPRINT, PUBLISHED

from dejalu.exporters import atom, note_html
from dejalu.exporters.entry import Entry, Note
from dejalu.exporters.selection import Selection

ATOM = "{http://www.w3.org/2005/Atom}"
MINE = Selection("mine", "Dejalu: tag llm")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
IRI = re.compile(r"""https?://[^\s"<>\\^`{|}]+""")
ONCE = ("id", "title", "updated")
AT_MOST_ONCE = ("published", "summary", "content", "generator")
KNOWN = {
    "feed": {"id", "title", "updated", "author", "generator", "entry"},
    "entry": {"id", "title", "updated", "published", "author", "link", "category", "summary", "content"},
}


def dump(*entries: Entry, selection: Selection = MINE) -> bytes:
    return b"".join(atom.dump(entries, selection))


def read(content: bytes) -> ET.Element:
    """A feed whose every must of RFC 4287 was checked."""
    feed = ET.fromstring(content)
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    for element in (feed, *entries):
        _check(element)
    ids = [text(element, "id") for element in (feed, *entries)]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", id_) for id_ in ids)
    return feed


def text(element: ET.Element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}") or ""


def entries_of(content: bytes) -> list[ET.Element]:
    return read(content).findall(f"{ATOM}entry")


def titles(content: bytes) -> list[str]:
    return [text(entry, "title") for entry in entries_of(content)]


def _check(element: ET.Element) -> None:
    name = element.tag.removeprefix(ATOM)
    children = [child.tag.removeprefix(ATOM) for child in element]
    assert set(children) <= KNOWN[name]
    assert all(children.count(child) == 1 for child in ONCE)
    assert all(children.count(child) <= 1 for child in AT_MOST_ONCE)
    assert text(element, "title")
    for time in (*element.iter(f"{ATOM}updated"), *element.iter(f"{ATOM}published")):
        assert TIME.fullmatch(time.text or "")
    for author in element.findall(f"{ATOM}author"):
        assert [child.tag for child in author] == [f"{ATOM}name"]
        assert text(author, "name")
    if name == "feed":
        assert "author" in children
        return
    content, links = element.find(f"{ATOM}content"), element.findall(f"{ATOM}link")
    assert [link.get("rel") for link in links] == ["alternate"] * len(links)
    assert len(links) <= 1
    assert all(IRI.fullmatch(link.get("href") or "") for link in links)
    assert links or content is not None
    assert all(category.get("term") for category in element.findall(f"{ATOM}category"))
    if content is not None and content.get("type") == "html":
        found = Elements(content.text or "")
        assert found.tags <= note_html.TAGS
        assert found.others == []


def test_a_feed_tells_of_each_paper_what_there_is_to_tell() -> None:
    [first, second] = entries_of(dump(PREPRINT, PUBLISHED))
    assert text(first, "title") == "Attention Is All You Need"
    assert text(first, "published") == "2024-12-24T00:00:00Z"
    assert text(first, "updated") == "2025-02-03T04:05:06Z"  # That of its note.
    assert [text(author, "name") for author in first.findall(f"{ATOM}author")] == list(PREPRINT.authors)
    assert [link.attrib for link in first.findall(f"{ATOM}link")] == [{"rel": "alternate", "href": PREPRINT.url}]
    assert [one.get("term") for one in first.findall(f"{ATOM}category")] == ["Attention, heads", "to cite"]
    assert text(first, "summary") == "The dominant models cost $5, and $O(n^2)$."
    content = text(first, "content")
    assert content.startswith("<blockquote><p>Multi-head attention</p></blockquote>\n<p>Eight heads.</p>")
    assert content.endswith("<hr>\n<p>Read<br>\nagain.</p>")
    assert second.find(f"{ATOM}content") is None
    assert second.find(f"{ATOM}summary") is None


def test_a_feed_is_called_by_what_its_papers_were_chosen_by() -> None:
    feed, other = read(dump(PREPRINT)), read(dump(PREPRINT, selection=Selection("other", "Dejalu")))
    assert text(feed, "title") == "Dejalu: tag llm"
    assert text(feed, "updated") == "2025-02-03T04:05:06Z"
    assert text(feed, "id") != text(other, "id")
    assert text(feed, "id") == text(read(dump()), "id")
    assert [entry.findtext(f"{ATOM}id") for entry in other.iter(f"{ATOM}entry")] == [
        entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")
    ]


def test_a_paper_is_known_again_whatever_else_changes() -> None:
    named = replace(PREPRINT, identifiers=("arxiv:1706.03762", "doi:10.1000/182"))
    later = replace(named, title="Another", citation_key="other2020", identifiers=("arxiv:1706.03762",), notes=())
    [first], [second] = entries_of(dump(named)), entries_of(dump(later))
    assert text(first, "id") == text(second, "id")
    unnamed = Entry("key2020", "A Title")
    [third], [fourth] = entries_of(dump(unnamed)), entries_of(dump(replace(unnamed, title="Another")))
    assert text(third, "id") == text(fourth, "id") != text(first, "id")


def test_a_judgement_and_a_note_bring_a_paper_back() -> None:
    entry = Entry("key2020", "A Title", added=date(2025, 1, 1), accessed=date(2026, 1, 1))

    def updated(changed: Entry) -> str:
        return text(entries_of(dump(changed))[0], "updated")

    assert updated(entry) == "2025-01-01T00:00:00Z"
    assert updated(replace(entry, judged=date(2025, 2, 1))) == "2025-02-01T00:00:00Z"
    noted = Note("Mine.", changed_at=datetime(2025, 1, 5, 6, 7, 8, 9, tzinfo=UTC))
    assert updated(replace(entry, notes=(noted,))) == "2025-01-05T06:07:08Z"


def test_a_paper_that_leads_nowhere_says_something() -> None:
    [told, untold] = entries_of(dump(Entry("k1", "One", abstract="Of heads."), Entry("k2", "")))
    assert (text(told, "content"), text(untold, "content"), text(untold, "title")) == ("Of heads.", "k2", "k2")


def test_no_character_is_left_that_xml_cannot_write() -> None:
    bad = "a\x00b\x0bc\ufffed\ud800e\x1b[31mf\x0cg"
    written = Entry("k", bad, (bad,), abstract=bad, tags=(bad,), notes=(Note(f"{bad} &#12; &#x1b; &#xfffe;"),))
    [entry] = entries_of(dump(written))
    assert text(entry, "title") == "ab cde[31mf g"
    assert "cde[31mf" in text(entry, "content")


@settings(max_examples=150, deadline=None)
@given(entries=ENTRIES)
def test_any_entries_are_a_feed(entries: list[Entry]) -> None:
    assert len(entries_of(dump(*entries))) == len(entries)


def test_the_papers_that_came_last_are_there_the_newest_first(caller: Caller) -> None:
    operations = [
        caller.operation("seen", {"identifiers": [f"arxiv:2401.{place:05}"], "title": f"Paper No. {place}"})
        for place in range(1, 56)
    ]
    caller.sync(*operations)
    caller.do("seen", {"identifiers": ["arxiv:2401.00001"]})  # Met again: that makes it no newer.
    answer = caller.ask("GET", "/export/atom")
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert answer.headers["Dejalu-Papers"] == "50"
    assert titles(answer.data) == [f"Paper No. {place}" for place in range(55, 5, -1)]
    assert titles(caller.ask("GET", "/export/atom?q=No&until=2000-01-01").data) == []


def test_who_follows_an_address_is_sent_it_when_it_changed(caller: Caller, http: FlaskClient) -> None:
    caller.do("set_tag", contents.PAPER, tag="To cite", on=True)
    caller.do("seen", contents.OTHER)
    made = caller.ask("POST", "/addresses", json={"name": "mine", "format": "atom", "tag": ["To cite"]}).json
    assert made
    path = made["url"].partition("8711")[2]
    assert path.endswith("/mine.atom")
    first = http.get(path)
    assert first.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert text(read(first.data), "title") == "Dejalu: tag To cite"
    assert titles(first.data) == [contents.PAPER["title"]]
    same = {"If-None-Match": first.headers["ETag"]}
    assert http.get(path, headers=same).status_code == 304
    caller.do("seen", contents.OTHER)  # What the feed does not tell.
    assert http.get(path, headers=same).status_code == 304
    caller.do("set_tag", contents.OTHER, tag="to cite", on=True)
    changed = http.get(path, headers=same)
    assert (changed.status_code, len(titles(changed.data))) == (200, 2)
    assert text(read(changed.data), "id") == text(read(first.data), "id")
