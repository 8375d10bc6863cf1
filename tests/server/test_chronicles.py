"""What happened to a paper, as it is told beside it."""

from typing import Any

from sqlalchemy import select
from tests import released
from tests.server.archive.conftest import Shelf, export, restore, shelf
from tests.server.conftest import Caller, admit, expect_error
from tests.server.test_migrations import _call

from dejalu.database import Database
from dejalu.models import Register, SaidStatus

HEADS = {
    "identifiers": ["arxiv:2406.09519"],
    "title": "Talking Heads in Models",
    "url": "https://arxiv.org/abs/2406.09519",
}
LINK = {"identifiers": ["arxiv:2309.00789"], "title": "LinkTransformer"}
NOTE = "11111111-1111-4111-8111-111111111111"


__all__ = ["shelf"]


def statuses(history: dict[str, Any]) -> list[tuple[str | None, str]]:
    return [(one["status"], one["client"]) for one in history["statuses"]]


def test_every_status_is_told_with_who_gave_it(caller: Caller, database: Database) -> None:
    caller.do("set_star", HEADS, starred=True)
    paper_id = caller.do("set_status", HEADS, status="to-read")["paper_id"]
    admit(caller.http, database, "another browser").do("set_status", HEADS, status="read")
    body = {"paper_ids": [paper_id], "edits": [{"type": "set_status", "status": None}]}
    assert caller.ask("POST", "/acts", json=body).status_code == 200
    history = caller.get(f"/papers/{paper_id}/history")
    assert statuses(history) == [(None, "a browser"), ("read", "another browser"), ("to-read", "a browser")]
    times = [one["at"] for one in history["statuses"]]
    assert times == sorted(times, reverse=True)
    assert caller.ask("POST", "/acts/last/undo", json={}).status_code == 200
    assert statuses(caller.get(f"/papers/{paper_id}/history"))[0] == ("read", "a browser")


def test_who_gave_them_is_told_of_a_library_that_was_brought_back(
    caller: Caller, database: Database, shelf: Shelf
) -> None:
    paper_id = caller.do("set_status", HEADS, status="to-read")["paper_id"]
    # Who only acts on many papers makes no operation.
    page = admit(caller.http, database, "a library page")
    body = {"paper_ids": [paper_id], "edits": [{"type": "set_status", "status": "read"}]}
    assert page.ask("POST", "/acts", json=body).status_code == 200
    copy = shelf("sqlite")
    restore(copy, export(caller))
    [paper] = copy.get("/papers")["papers"]
    told = statuses(copy.get(f"/papers/{paper['id']}/history"))
    assert told == [("read", "a library page"), ("to-read", "a browser")]


def test_an_edit_that_comes_late_takes_its_place_in_time(caller: Caller) -> None:
    early = caller.operation("set_status", HEADS, status="to-read")
    paper_id = caller.do("set_status", HEADS, status="read")["paper_id"]
    other = {**early, "at": "000001782000000-0000"}
    assert caller.sync(other)["results"][0]["result"] == "applied"
    assert {one for one, _ in statuses(caller.get(f"/papers/{paper_id}/history"))} == {"read", "to-read"}


def test_it_is_that_of_all_records(caller: Caller) -> None:
    one = caller.do("set_status", HEADS, status="to-read")["paper_id"]
    caller.do("seen", HEADS)
    other = caller.do("set_status", LINK, status="read")["paper_id"]
    caller.do("seen", LINK)
    caller.do("put_note", LINK, note_id=NOTE, body="*Read* it. <script>alert(1)</script>")
    caller.ask("POST", f"/papers/{one}/merge", json={"other": other})
    history = caller.get(f"/papers/{other}/history")
    assert statuses(history) == [("read", "a browser"), ("to-read", "a browser")]
    assert [sighting["url"] for sighting in history["sightings"]] == [None, HEADS["url"]]
    [note] = history["notes"]
    assert (note["note_id"], note["quote"]) == (NOTE, None)
    assert note["html"] == "<p><em>Read</em> it. &lt;script&gt;alert(1)&lt;/script&gt;</p>"
    assert caller.get(f"/papers/{one}/history") == history


def test_what_an_import_said_goes_with_it(caller: Caller) -> None:
    paper_id = caller.do("set_status", HEADS, status="to-read")["paper_id"]
    bib = b"@misc{one,\n title = {Talking Heads in Models},\n eprint = {2406.09519},\n archiveprefix = {arXiv},\n"
    answer = caller.send_file(bib + b" readstatus = {read},\n}\n", name="my.bib").json
    assert answer
    told = statuses(caller.get(f"/papers/{paper_id}/history"))
    assert told[-1] == ("to-read", "a browser")
    assert caller.ask("POST", f"/imports/{answer['id']}/undo", json={}).status_code == 200
    assert statuses(caller.get(f"/papers/{paper_id}/history")) == [("to-read", "a browser")]


def test_only_of_papers_that_the_reader_has(caller: Caller) -> None:
    expect_error(caller.ask("GET", "/papers/999/history"), 404, "999")


def test_an_older_library_knows_the_last_word(database_url: str) -> None:
    released.load("0005", database_url)
    database = Database(database_url)
    with database.reading() as session:
        words = select(Register.paper_id, Register.stamp, Register.value).where(Register.name == "status")
        said = set(session.execute(words).all())
        assert said
        assert set(session.execute(select(SaidStatus.paper_id, SaidStatus.stamp, SaidStatus.status)).all()) == said
    caller = _call(database)
    [heads] = [paper for paper in caller.get("/papers")["papers"] if "arxiv:2406.09519" in paper["mark"]["identifiers"]]
    [last] = caller.get(f"/papers/{heads['id']}/history")["statuses"]
    assert last["status"] == "read"
    database.close()
