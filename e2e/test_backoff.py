"""A server that does not answer is asked again ever more slowly, and at once when its reader says so."""

from e2e import outbox
from e2e.harness import Browser, Server
from e2e.proxy import between
from e2e.test_connection import popup
from playwright.sync_api import expect


def test_a_server_that_is_down_is_not_asked_for_every_edit(browser: Browser, server: Server) -> None:
    with between(server) as proxy:
        browser.pair(server, proxy.url)
        page = browser.own_page("options/options.html")
        server.stop()
        asked = len(proxy.asked)
        for paper in outbox.make_papers(40):
            edit = {"op_id": paper["identifiers"][0], "paper": paper, "act": {"type": "seen"}}
            edit["op_id"] = f"01900000-0000-7000-8000-{int(paper['identifiers'][0][-5:]):012}"
            page.evaluate("edit => browser.runtime.sendMessage({ type: 'edit', edit })", edit)
            page.wait_for_timeout(50)
        told = popup(browser)
        expect(told.get_by_text("40 edits")).to_be_visible()
        assert 1 <= len(proxy.asked) - asked < 10
        server.start()
        told.get_by_role("button", name="Try again").click()
        expect(told.get_by_text("All edits are on the server.")).to_be_visible()
    assert outbox.count(page) == 0
