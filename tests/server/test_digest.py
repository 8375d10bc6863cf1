"""What a digest tells of the last days: from the library, and as text, page and mail."""

import email
import email.policy
import re
import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from tests.hostile.corpus import TEXTS
from tests.server.conftest import Caller, expect_error
from tests.server.sending.test_zotero_notes import Elements

from dejalu.exporters import digest_html, digest_mail, digest_text, note_html
from dejalu.exporters.digest import Digest, Noted, Paper
from dejalu.exporters.entry import Note
from dejalu.services import clock

PAPER = Paper(
    id=1,
    title="Attention <b>Is</b> All You Need",
    authors=["Ashish Vaswani", "Noam Shazeer"],
    year=2017,
    url="https://arxiv.org/abs/1706.03762",
    status="to-read",
    starred=True,
    tags=["to cite", "heads & more"],
    days=3,
)
NOTED = Noted(replace(PAPER, status="read"), Note("**Eight** heads.\n\nWhy <eight>?", quote="Multi-head *attention*"))
DIGEST = Digest(
    since=datetime(2026, 11, 15, 12, tzinfo=UTC),
    until=datetime(2026, 11, 22, 12, tzinfo=UTC),
    to_read=[PAPER],
    to_read_total=21,
    again=[replace(PAPER, status="seen")],
    again_total=1,
    notes=[NOTED],
    notes_total=1,
    seen=214,
    read=3,
    added=5,
)
EMPTY = replace(
    DIGEST, to_read=[], to_read_total=0, again=[], again_total=0, notes=[], notes_total=0, seen=0, read=0, added=0
)
OURS = {"html", "head", "meta", "title", "style", "body", "main", "section", "div", "span", "ul", "li"}


def paper(number: int) -> dict[str, Any]:
    return {"identifiers": [f"arxiv:2401.{number:05}"], "title": f"Paper No. {number}"}


def do(caller: Caller, days_ago: float, *edits: tuple[str, int, dict[str, Any]]) -> None:
    """Have edits be made so many days ago; none after a later one."""
    at = clock.after(caller.stamp, datetime.now(UTC) - timedelta(days_ago))
    operations = []
    for type_, number, values in edits:
        operations.append(caller.operation(type_, paper(number), **values) | {"at": at})
        at = clock.after(at, datetime(1970, 1, 1, tzinfo=UTC))
    caller.stamp = ""
    results = caller.sync(*operations)["results"]
    assert {result["result"] for result in results} == {"applied"}, results


def seen(number: int) -> tuple[str, int, dict[str, Any]]:
    return ("seen", number, {})


def judged(number: int, status: str) -> tuple[str, int, dict[str, Any]]:
    return ("set_status", number, {"status": status})


def noted(number: int, body: str) -> tuple[str, int, dict[str, Any]]:
    quote = {"exact": "low <rank>", "prefix": "", "suffix": ""}
    return ("put_note", number, {"note_id": str(uuid.uuid4()), "body": body, "quote": quote})


def titles(papers: list[dict[str, Any]]) -> list[int]:
    return [int(one["title"].removeprefix("Paper No. ")) for one in papers]


def test_it_tells_what_waits_what_came_back_and_what_was_noted(caller: Caller) -> None:
    do(caller, 30, seen(1), seen(2), judged(3, "to-read"), noted(1, "Long ago."), judged(4, "read"))
    do(caller, 20, seen(1), seen(5), seen(5))
    do(caller, 2, seen(1), seen(2), seen(6), seen(6), judged(7, "to-read"), judged(2, "read"), noted(6, "*Mine*"))
    told = caller.get("/digest")
    assert titles(told["to_read"]) == [7, 3]
    assert told["to_read_total"] == 2
    assert [(one["title"], one["days"]) for one in told["again"]] == [("Paper No. 1", 3), ("Paper No. 2", 2)]
    assert told["again_total"] == 2
    [note] = told["notes"]
    assert (note["paper"]["title"], note["paper"]["url"]) == ("Paper No. 6", "https://arxiv.org/abs/2401.00006")
    assert (note["note"]["quote"], note["note"]["body"]) == ("low <rank>", "*Mine*")
    assert (told["seen"], told["read"], told["added"]) == (3, 1, 1)
    assert caller.get("/digest?days=1")["again"] == []
    month = caller.get(f"/digest?since={datetime.now(UTC).date() - timedelta(40)}")
    assert (month["seen"], month["read"], month["added"], month["notes_total"]) == (4, 2, 2, 2)


def test_records_that_are_one_paper_are_told_of_once(caller: Caller) -> None:
    do(caller, 9, seen(1), judged(2, "to-read"))
    do(caller, 1, seen(2), noted(2, "Mine."))
    ids = {one["title"]: one["id"] for one in caller.get("/papers")["papers"]}
    one, other = ids["Paper No. 1"], ids["Paper No. 2"]
    assert caller.ask("POST", f"/papers/{one}/merge", json={"other": other}).status_code == 200
    told = caller.get("/digest")
    [waiting], [back], [note] = told["to_read"], told["again"], told["notes"]
    assert waiting == back == note["paper"]
    assert (waiting["days"], told["seen"], told["to_read_total"]) == (2, 1, 1)


def test_of_much_it_tells_the_first_and_how_much_there_is(caller: Caller) -> None:
    do(caller, 9, *(seen(number) for number in range(1, 31)))
    do(
        caller, 1, *(edit for number in range(1, 31) for edit in (seen(number), judged(number, "to-read"))),
        *(noted(1, f"Note {number}") for number in range(25)),
    )  # fmt: skip
    told = caller.get("/digest")
    assert titles(told["to_read"]) == list(range(30, 10, -1))
    assert (len(told["again"]), len(told["notes"])) == (20, 20)
    assert (told["to_read_total"], told["again_total"], told["notes_total"]) == (30, 30, 25)


@pytest.mark.parametrize(
    "query",
    [
        *("days=0", "days=-1", "days=367", "days=99999999999999999999", "since=2999-01-01", "since=1999-01-01"),
        *("since=9999-12-31", "since=0001-01-01", "days=7&since={today}"),
    ],
)
def test_days_of_which_nothing_can_be_told_are_refused(caller: Caller, query: str) -> None:
    query = query.format(today=datetime.now(UTC).date())
    expect_error(caller.ask("GET", f"/digest?{query}"), 422, "the last 1 to 366 days")


def test_the_text_is_for_a_terminal() -> None:
    assert digest_text.dump(DIGEST) == (
        "Dejalu, 15 to 22 November 2026\n"
        "==============================\n"
        "\n"
        "Seen 214, read 3, put to be read 5.\n"
        "\n"
        "To read (21)\n"
        "------------\n"
        "\n"
        "⚑ Attention <b>Is</b> All You Need ★\n"
        "  Ashish Vaswani and others, 2017\n"
        "  [to cite] [heads & more]\n"
        "  https://arxiv.org/abs/1706.03762\n"
        "\n"
        "… and 20 more.\n"
        "\n"
        "Came back (1)\n"
        "-------------\n"
        "\n"
        "○ Attention <b>Is</b> All You Need ★\n"
        "  Ashish Vaswani and others, 2017\n"
        "  [to cite] [heads & more]\n"
        "  https://arxiv.org/abs/1706.03762\n"
        "  Met on 3 days, seen.\n"
        "\n"
        "Noted (1)\n"
        "---------\n"
        "\n"
        "✓ Attention <b>Is</b> All You Need\n"
        "  > Multi-head *attention*\n"
        "  **Eight** heads.\n"
        "\n"
        "  Why <eight>?\n"
    )


def test_no_line_of_the_text_is_too_long() -> None:
    long = replace(PAPER, title="word " * 60, authors=["name " * 40], tags=["tag"] * 40)
    note = Note("word " * 60, quote="quoted " * 60)
    written = digest_text.dump(replace(DIGEST, to_read=[long], again=[long], notes=[Noted(long, note)]))
    assert digest_text.WIDTH - len("quoted") < max(map(len, written.splitlines())) <= digest_text.WIDTH


@pytest.mark.parametrize(
    ("since", "span"),
    [
        ("2026-11-22", "22 November 2026"),
        ("2026-11-01", "1 to 22 November 2026"),
        ("2026-10-31", "31 October to 22 November 2026"),
        ("2025-12-01", "1 December 2025 to 22 November 2026"),
    ],
)
def test_the_span_is_told_shortly(since: str, span: str) -> None:
    assert replace(DIGEST, since=datetime.fromisoformat(f"{since}T00:00:00+00:00")).span == span


def test_the_page_is_whole_and_shows_text_as_text() -> None:
    page = digest_html.dump(DIGEST)
    found = Elements(page)
    assert found.tags <= OURS | note_html.TAGS
    assert "Attention <b>Is</b> All You Need" in found.text
    assert "and 20 more" in found.text
    assert "Why <eight>?" in found.text
    assert "<strong>Eight</strong> heads." in page
    assert "<blockquote><p>Multi-head *attention*</p></blockquote>" in page
    assert not re.search(r"\bsrc=|url\(|@import|<link|<script", page)
    assert headings(page) == ["h1", "h2", "h3", "h2", "h3", "h2", "h3"]


def headings(page: str) -> list[str]:
    """The headings of a page, in their order."""
    found: list[str] = []

    class Headings(HTMLParser):
        def handle_starttag(self, tag: str, _: object) -> None:
            if re.fullmatch("h[1-6]", tag):
                found.append(tag)

    Headings().feed(page)
    return found


def test_the_mail_is_a_draft_to_nobody_with_both_forms() -> None:
    written = digest_mail.dump(DIGEST)
    mail = email.message_from_bytes(written, policy=email.policy.default)
    assert mail["Subject"] == "Dejalu: 21 to read, 1 came back, 1 note"
    assert mail["X-Unsent"] == "1"
    assert mail["Date"].datetime == DIGEST.until
    assert re.fullmatch(r"<[0-9a-f-]{36}@dejalu\.invalid>", mail["Message-ID"])
    assert [mail[name] for name in ("To", "Cc", "Bcc", "From")] == [None] * 4
    assert mail.get_content_type() == "multipart/alternative"
    text, page = mail.iter_parts()
    assert (text.get_content_type(), page.get_content_type()) == ("text/plain", "text/html")
    assert text.get_content().replace("\r\n", "\n") == digest_text.dump(DIGEST)
    assert page.get_content().replace("\r\n", "\n") == digest_html.dump(DIGEST)
    assert [part.defects for part in mail.walk()] == [[], [], []]
    assert max(map(len, written.split(b"\r\n"))) < 80
    assert b"\n" not in written.replace(b"\r\n", b"")


def test_a_digest_of_nothing_says_so() -> None:
    assert "Nothing to tell" in digest_text.dump(EMPTY)
    assert "Nothing to tell" in digest_html.dump(EMPTY)
    assert EMPTY.subject == "Dejalu: nothing to tell"


def test_no_hostile_text_is_more_than_text() -> None:
    papers = [replace(PAPER, title=text, authors=[text], tags=[text]) for text in TEXTS]
    notes = [Noted(one, Note(one.title, quote=one.title)) for one in papers]
    digest = replace(DIGEST, to_read=papers, again=papers, notes=notes)
    found = Elements(digest_html.dump(digest))
    assert found.tags <= OURS | note_html.TAGS
    assert {name for name, _ in found.attributes if name.startswith("on")} == set()
    assert all(re.match("https?://|mailto:", value or "", re.I) for name, value in found.attributes if name == "href")
    text = digest_text.dump(digest)
    assert not re.search("[\0-\x08\x0b-\x1f\x7f-\x9f]", text)
    mail = email.message_from_bytes(digest_mail.dump(digest), policy=email.policy.default)
    assert len(list(mail.walk())) == 3
