"""A library that lost papers, or is another one: the browser notices, wipes nothing, and asks what to do."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

from e2e.harness import Browser, Server
from e2e.test_connection import popup
from e2e.test_editing import LORA, annotate, mark_of, press
from playwright.sync_api import expect


def lose(server: Server, name: str) -> None:
    """Remove a paper behind the server's back, with all that is kept of it."""
    database = sqlite3.connect(server.data / "dejalu.db")
    value = name.partition(":")[2]
    [number] = database.execute("SELECT paper_id FROM identifier WHERE value = ?", [value]).fetchone()
    database.execute("DELETE FROM title_key WHERE title_id IN (SELECT id FROM title WHERE paper_id = ?)", [number])
    for table in ("tagging", "register", "sighting", "note", "reading", "identifier", "claim", "title"):
        database.execute(f"DELETE FROM {table} WHERE paper_id = ?", [number])
    database.execute("DELETE FROM paper WHERE id = ?", [number])
    database.commit()
    database.close()


def judge(browser: Browser, server: Server) -> None:
    """Mark a paper, with everything that can be said of one."""
    page = browser.open()
    mark = mark_of(page)
    press(mark, "Read")
    press(mark, "Star")
    annotate(mark, "Years of work", "to cite")
    browser.wait_until("the server has it all", lambda: "1 note" in server.run("search", "to cite").stdout)
    page.close()


def test_a_paper_that_the_library_lost_is_noticed_and_can_be_given_back(uncounted: Browser, server: Server) -> None:
    judge(uncounted, server)
    lose(server, LORA)
    assert server.paper(LORA) is None
    expect(mark_of(uncounted.open())).to_have_attribute("status", "read")
    told = popup(uncounted)
    told.get_by_role("button", name="Send them").click()
    paper = uncounted.wait_until("the server has it again", lambda: server.paper(LORA))
    mark = paper["mark"]
    assert (mark["status"], mark["starred"], mark["tags"]) == ("read", True, ["to cite"])
    assert [note["body"] for note in mark["notes"]] == ["Years of work"]
    expect(told.get_by_role("button", name="Send them")).to_be_hidden()
    expect(mark_of(uncounted.open())).to_have_attribute("status", "read")


def test_pairing_with_an_empty_library_wipes_nothing(uncounted: Browser, server: Server, tmp_path: Path) -> None:
    judge(uncounted, server)
    other = Server(tmp_path / "empty")
    other.start()
    try:
        uncounted.pair(other)
        expect(mark_of(uncounted.open())).to_have_attribute("status", "read")
        popup(uncounted).get_by_role("button", name="Forget them here").click()
        expect(mark_of(uncounted.open())).to_have_attribute("status", "new")
        uncounted.pair(server)
        expect(mark_of(uncounted.open())).to_have_attribute("status", "read")
    finally:
        other.stop()


def test_a_library_restored_from_before_is_followed_from_its_start(
    open_browser: Callable[..., Browser], server: Server
) -> None:
    browser = open_browser()
    browser.pair(server)
    server.dejalu("mark", LORA, "to-read")
    name = json.loads(server.dejalu("backup", "--json"))["name"]
    server.dejalu("mark", LORA, "read")
    browser.open().close()
    server.stop()
    server.dejalu("restore", name, "--yes")
    server.start()
    expect(mark_of(browser.open())).to_have_attribute("status", "to-read")
