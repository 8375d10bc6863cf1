"""Forgetting a server: the token goes at both ends, what waits stays; and a browser that was revoked says so."""

import json
from pathlib import Path
from typing import Literal

import pytest
from e2e import outbox
from e2e.harness import Browser, Server
from e2e.stranger import in_place_of
from e2e.test_connection import popup
from e2e.test_editing import LORA, mark_of, press
from playwright.sync_api import Page, expect


def clients(server: Server) -> list[str]:
    """The ids of the browsers that the server lists."""
    listed = json.loads(server.dejalu("clients", "--json"))
    return [client["id"] for client in listed if client["name"] != "command line"]


def forget(page: Page) -> None:
    page.get_by_role("button", name="Forget this server").click()


def is_paired(page: Page) -> bool:
    return bool(page.evaluate("import('/background/state.js').then(({ readState }) => readState('pairing'))"))


def test_a_forgotten_server_no_longer_lists_the_browser(uncounted: Browser, server: Server) -> None:
    told = popup(uncounted)
    expect(told.get_by_text("Connected to")).to_be_visible()
    assert len(clients(server)) == 1
    forget(told)
    expect(told.get_by_text("Not paired", exact=True)).to_be_visible()
    expect(told.get_by_role("button", name="Forget this server")).to_be_hidden()
    expect(told.get_by_role("alert")).to_be_empty()
    assert clients(server) == []
    assert not is_paired(told)


def test_a_browser_that_is_paired_again_is_listed_once(uncounted: Browser, server: Server) -> None:
    [before] = clients(server)
    code = json.loads(server.dejalu("pair", "--json"))["code"]
    options = uncounted.own_page("options/options.html")
    options.get_by_label("Pairing code").fill(code)
    options.get_by_role("button", name="Pair", exact=True).click()
    uncounted.wait_until("the earlier client is gone", lambda: before not in clients(server))
    assert len(clients(server)) == 1
    expect(options.get_by_role("status")).to_have_text(f"Connected to {server.url}")
    press(mark_of(uncounted.open()), "Read")
    uncounted.wait_until("the edit arrives", lambda: server.paper(LORA))


@pytest.mark.parametrize("path", ["popup/popup.html", "options/options.html"])
def test_where_edits_wait_it_asks_once_more_and_keeps_them(uncounted: Browser, server: Server, path: str) -> None:
    [client] = clients(server)
    server.stop()
    page = uncounted.open()
    press(mark_of(page), "Read")
    press(mark_of(page), "Star")
    told = uncounted.own_page(path)
    expect(told.get_by_text("Nothing answers")).to_be_visible()
    forget(told)
    expect(told.get_by_text("2 edits wait for this server. Forget the server all the same?")).to_be_visible()
    told.get_by_role("button", name="Keep it").click()
    assert is_paired(told)
    forget(told)
    told.get_by_role("button", name="Forget the server").click()
    expect(told.get_by_text(f"dejalu clients revoke {client}")).to_be_visible()
    assert not is_paired(told)
    assert outbox.count(told) == 2
    server.start()
    server.dejalu("clients", "revoke", client)
    assert clients(server) == []
    uncounted.pair(server)
    expect(mark_of(page)).to_have_attribute("status", "read")
    paper = uncounted.wait_until("they arrive", lambda: server.paper(LORA))
    assert paper["mark"]["starred"]


def test_a_revoked_browser_says_so_and_sends_what_it_kept_once_it_is_paired_again(
    uncounted: Browser, server: Server
) -> None:
    server.dejalu("clients", "revoke", *clients(server))
    page, told = uncounted.open(), popup(uncounted)
    for name in ("Read", "Star"):
        press(mark_of(page), name)
    expect(told.get_by_text(f"Revoked by {server.url}")).to_be_visible()
    expect(told.get_by_text("This browser was revoked: the server no longer knows it.")).to_be_visible()
    expect(told.get_by_text("2 edits kept here")).to_be_visible()
    options = uncounted.own_page("options/options.html")
    expect(options.get_by_text("pair it again in the options. Your edits are kept here. 2 edits wait.")).to_be_visible()
    uncounted.pair(server)
    expect(told.get_by_text("All edits are on the server.")).to_be_visible()
    paper = server.paper(LORA)
    assert paper
    assert (paper["mark"]["status"], paper["mark"]["starred"]) == ("read", True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_it_fits(
    uncounted: Browser, server: Server, tmp_path: Path, scheme: Literal["light", "dark"], width: int
) -> None:
    """Popup and options when a stranger answers, when they ask once more, and when a server could not be told."""
    server.stop()
    press(mark_of(uncounted.open()), "Read")
    with in_place_of(server.port, {"name": "dejalu"}) as stranger:
        stranger.lie = "another program"
        for name in ("popup", "options"):
            page = uncounted.own_page(f"{name}/{name}.html")
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            page.evaluate("browser.runtime.sendMessage({ type: 'sync' })")
            expect(page.get_by_text("or a library that this browser was not paired with")).to_be_visible()
            forget(page)
            expect(page.get_by_role("button", name="Keep it")).to_be_visible()
            page.screenshot(path=tmp_path / f"{name}-asks-{scheme}-{width}.png")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.get_by_role("button", name="Forget the server").click()
        expect(page.get_by_text("dejalu clients revoke")).to_be_visible()
        page.screenshot(path=tmp_path / f"options-forgotten-{scheme}-{width}.png")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert all(request.authorization is None for request in stranger.requests)
