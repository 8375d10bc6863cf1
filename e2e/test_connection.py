"""Pairing, the popup's word on how things stand, and everything there again after a restart."""

import json
from collections.abc import Callable

from e2e.harness import Browser, Server, wait_until
from e2e.test_editing import LORA, annotate, edit, mark_of, press
from playwright.sync_api import Page, expect


def popup(browser: Browser) -> Page:
    return browser.own_page("popup/popup.html")


def test_a_browser_pairs_by_the_form_and_is_listed_and_forgotten(browser: Browser, server: Server) -> None:
    expect(popup(browser).get_by_text("Not paired", exact=True)).to_be_visible()
    page = browser.own_page("options/options.html")
    page.get_by_label("Server", exact=True).fill(server.url)
    page.get_by_label("Pairing code").fill("WRNG-CODE")
    page.get_by_role("button", name="Pair", exact=True).click()
    expect(page.get_by_role("alert").filter(visible=True)).to_contain_text("wrong or has expired")
    code = json.loads(server.dejalu("pair", "--json"))["code"]
    page.get_by_label("Pairing code").fill(code.lower())
    page.get_by_role("button", name="Pair", exact=True).click()
    expect(page.get_by_role("status")).to_have_text(f"Connected to {server.url}")
    assert len(json.loads(server.dejalu("clients", "--json"))) == 2
    page.get_by_role("button", name="Forget this server").click()
    expect(page.get_by_role("status")).to_contain_text("not paired")


def test_a_server_elsewhere_is_refused(browser: Browser) -> None:
    page = browser.own_page("options/options.html#server=http://evil.example&code=AAAA-AAAA")
    expect(page.get_by_text("such as http://127.0.0.1:8711")).to_be_visible()


def test_a_revoked_browser_says_so_and_keeps_its_edits(paired: Browser, server: Server) -> None:
    listed = json.loads(server.dejalu("clients", "--json"))
    browser = next(client for client in listed if client["name"] != "command line")
    server.dejalu("clients", "revoke", browser["id"])
    press(mark_of(paired.open()), "Read")
    page = popup(paired)
    page.get_by_text("pair it again").wait_for()
    expect(page.get_by_text("kept here, waiting")).to_be_visible()
    paired.pair(server)
    paired.wait_until("the edit arrives", lambda: server.paper(LORA))


def test_edits_made_while_the_server_is_down_arrive_when_it_is_back(paired: Browser, server: Server) -> None:
    server.stop()
    page = paired.open()
    mark = mark_of(page)
    press(mark, "Read")
    dialog = annotate(mark, "Written offline", "offline")
    expect(dialog.get_by_text("Saved", exact=True)).to_be_visible()
    told = popup(paired)
    expect(told.get_by_text("The server does not answer")).to_be_visible()
    expect(told.get_by_text("dejalu serve")).to_be_visible()
    expect(told.get_by_text("waiting for the server")).to_be_visible()
    server.start()
    told.get_by_role("button", name="Try again").click()
    expect(told.get_by_text("All edits are on the server.")).to_be_visible()
    paper = server.paper(LORA)
    assert paper
    assert (paper["mark"]["status"], paper["mark"]["tags"]) == ("read", ["offline"])
    assert [note["body"] for note in paper["mark"]["notes"]] == ["Written offline"]


def test_everything_is_there_after_server_and_browser_were_restarted(
    open_browser: Callable[..., Browser], server: Server
) -> None:
    browser = open_browser()
    browser.pair(server)
    mark = mark_of(browser.open())
    press(mark, "To read")
    press(mark, "Star")
    annotate(mark, "Kept", "kept too")
    browser.wait_until("the server has it all", lambda: "1 note" in server.run("search", "kept too").stdout)
    server.stop()
    browser.close()

    browser = open_browser()
    page = browser.open()
    expect(mark_of(page)).to_have_attribute("status", "to-read")
    dialog = edit(mark_of(page))
    expect(dialog.get_by_role("textbox", name="Note")).to_have_value("Kept")
    expect(dialog.get_by_role("listitem")).to_have_text(["kept too×"])
    server.start()
    dialog.get_by_role("textbox", name="Note").fill("Kept, and added to")
    browser.wait_until("the server has more", lambda: "1 note" in server.run("search", "added").stdout)


def test_an_unsent_edit_survives_the_browser(open_browser: Callable[..., Browser], server: Server) -> None:
    browser = open_browser()
    browser.pair(server)
    server.stop()
    mark = mark_of(browser.open())
    press(mark, "Skip")
    expect(mark).to_have_attribute("status", "skipped")
    expect(popup(browser).get_by_text("kept here, waiting")).to_be_visible()
    browser.close()
    server.start()
    browser = open_browser()
    expect(mark_of(browser.open())).to_have_attribute("status", "skipped")
    browser.wait_until("the server has it", lambda: "– skipped" in server.run("search", "low-rank").stdout)


def test_a_page_kept_by_the_back_button_is_right(paired: Browser, server: Server) -> None:
    page = paired.open()
    page.goto("https://huggingface.co/elsewhere")
    server.dejalu("mark", LORA, "read")
    popup(paired).close()
    wait_until("the server is told", lambda: "✓ read" in server.run("search", "2106.09685").stdout)
    page.go_back()
    expect(mark_of(page)).to_have_attribute("status", "read")
    expect(page.locator("dejalu-mark")).to_have_count(12)
