"""A program on the port of a stopped server learns nothing, whatever it says; and everything arrives afterwards."""

import itertools
import json
import secrets
import uuid
from collections.abc import Callable
from typing import Any

import httpx
from e2e import outbox
from e2e.harness import Browser, Server
from e2e.isolated import IsolatedWorld
from e2e.stranger import LIES, Request, in_place_of
from e2e.test_connection import popup
from e2e.test_editing import LORA, mark_of, press
from playwright.sync_api import expect

ATTEMPTS = 100
PAPER = {"identifiers": [LORA], "title": "LoRA"}
SYNC = "browser.runtime.sendMessage({ type: 'sync' })"
NOW = "browser.storage.session.remove('trouble')"
"""Ask the server at once, though it has just failed."""


def greet(server: Server) -> dict[str, Any]:
    """What the server says to a challenge that anybody can make, on behalf of the browser that is paired with it."""
    listed = json.loads(server.dejalu("clients", "--json"))
    client = next(client["id"] for client in listed if client["name"] != "command line")
    asked = {"challenge": secrets.token_urlsafe(32), "client": client}
    answer: dict[str, Any] = httpx.get(f"{server.url}/api/hello", params=asked, trust_env=False).json()
    assert answer["proof"]
    return answer


def edit(number: int) -> str:
    """A message with an edit of its own."""
    act = {"type": "set_tag", "tag": f"tag {number}", "on": True}
    return json.dumps({"type": "edit", "edit": {"op_id": str(uuid.uuid4()), "paper": PAPER, "act": act}})


def expect_nothing_sent(requests: list[Request]) -> None:
    assert [request for request in requests if request.authorization or request.body] == []
    assert {(request.method, request.path.partition("?")[0]) for request in requests} == {("GET", "/api/hello")}


def test_a_hundred_attempts_show_a_stranger_nothing(uncounted: Browser, server: Server) -> None:
    page = uncounted.open()
    world, told = IsolatedWorld(uncounted, page), popup(uncounted)
    session = uncounted.context.new_cdp_session(told)
    session.send("ServiceWorker.enable")
    known, port = greet(server), server.port
    server.stop()
    told.evaluate(SYNC)
    expect(told.get_by_text("The server does not answer")).to_be_visible()
    server.port = 0
    server.start()

    ask = "browser.runtime.sendMessage({}).catch(() => null)".format
    acts: list[Callable[[int], object]] = [
        lambda number: world.evaluate(ask(edit(number))),
        lambda _: told.get_by_role("button", name="Try again").click(),
        lambda _: world.evaluate(ask(json.dumps({"type": "lookup", "papers": [PAPER]}))),
        lambda _: session.send("ServiceWorker.stopAllWorkers"),
        lambda _: world.evaluate(ask(json.dumps({"type": "meet", "papers": [LORA]}))),
        lambda _: world.evaluate(ask(json.dumps({"type": "copy", "paper": PAPER, "form": "bibtex"}))),
        lambda _: told.evaluate(SYNC),
    ]
    with in_place_of(port, known, server.port) as stranger:
        for number, lie in zip(range(ATTEMPTS), itertools.cycle(LIES), strict=False):
            stranger.lie = lie
            told.evaluate(NOW)
            acts[number % len(acts)](number)
        stranger.lie = "replayed proof"
        told.get_by_role("button", name="Try again").click()
        expect(told.get_by_text("Another program answers", exact=True)).to_be_visible()
        expect(told.get_by_text(f"Another program answers at http://127.0.0.1:{port}, or a library")).to_be_visible()
        expect_nothing_sent(stranger.requests)
        assert len(stranger.requests) > ATTEMPTS / 2
        waiting = outbox.count(told)
        assert waiting == len([number for number in range(ATTEMPTS) if number % len(acts) == 0])

    server.stop()
    server.port = port
    server.start()
    told.evaluate(SYNC)  # Pressing “Try again” would race with the next try, after which it is gone.
    expect(told.get_by_text("All edits are on the server.")).to_be_visible()
    paper = server.paper(LORA)
    assert paper
    assert len(paper["mark"]["tags"]) == waiting
    assert uncounted.extension_errors() == []


def test_a_stranger_who_comes_unnoticed_learns_nothing_either(uncounted: Browser, server: Server) -> None:
    """No connection fails between the last good answer and the first request that the stranger gets."""
    told = popup(uncounted)
    told.evaluate("browser.alarms.clearAll()")  # or the worker might ask by itself just then
    page = uncounted.open()
    expect(told.get_by_text("Connected to")).to_be_visible()
    known = greet(server)
    server.stop()
    with in_place_of(server.port, known) as stranger:
        stranger.lie = "replayed proof"
        page.wait_for_timeout(5_500)
        press(mark_of(page), "Read")
        expect(told.get_by_text("Another program answers", exact=True)).to_be_visible()
        expect(told.get_by_text("1 edit kept here")).to_be_visible()
        expect_nothing_sent(stranger.requests)
    server.start()
    told.evaluate(SYNC)  # Pressing “Try again” would race with the next try, after which it is gone.
    expect(told.get_by_text("All edits are on the server.")).to_be_visible()
    expect(mark_of(page)).to_have_attribute("status", "read")


def test_what_is_not_dejalu_gets_no_pairing_code(browser: Browser, server: Server) -> None:
    server.stop()
    with in_place_of(server.port, {"name": "dejalu"}) as stranger:
        page = browser.own_page("options/options.html")
        page.get_by_label("Server", exact=True).fill(server.url)
        for lie in ("HTML", "another program", "a redirect", "an endless answer", "wrong types"):
            stranger.lie = lie if lie != "wrong types" else "no proof"  # of which the server's id is missing
            page.get_by_label("Pairing code").fill("AAAA-AAAA")
            page.get_by_role("button", name="Pair", exact=True).click()
            expect(page.get_by_text(f"What answers at {server.url} is not Dejalu")).to_be_visible()
        expect_nothing_sent(stranger.requests)
        stranger.lie = "a failure"
        page.get_by_role("button", name="Pair", exact=True).click()
        expect(page.get_by_text("fails (status 500). Nothing was sent to it.")).to_be_visible()
        expect_nothing_sent(stranger.requests)


def test_a_pairing_of_an_earlier_version_asks_to_be_made_anew(uncounted: Browser, server: Server) -> None:
    page, told = uncounted.open(), popup(uncounted)
    told.evaluate("""async () => {
        const { readState, writeState } = await import('/background/state.js');
        const { server, token, server_id } = await readState('pairing');
        await writeState({ pairing: { server, token, server_id } });
    }""")
    uncounted.reload_extension()
    told = popup(uncounted)
    press(mark_of(page), "Read")
    expect(told.get_by_text("paired by an earlier version of Dejalu")).to_be_visible()
    expect(told.get_by_text("1 edit kept here")).to_be_visible()
    uncounted.pair(server)
    uncounted.wait_until("the edit arrives", lambda: server.paper(LORA))
