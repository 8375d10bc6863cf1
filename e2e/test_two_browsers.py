"""One reader in two browsers."""

from collections.abc import Callable

from e2e.harness import Browser, Server
from e2e.test_editing import LORA, edit, mark_of
from playwright.sync_api import Locator, expect


def write(browser: Browser, text: str) -> Locator:
    """Write a note in one browser and leave its editor open."""
    dialog = edit(mark_of(browser.open()))
    dialog.get_by_role("textbox", name="Note").fill(text)
    expect(dialog.get_by_text("Saved", exact=True)).to_be_visible()
    return dialog


def test_a_note_written_in_two_browsers_offline_keeps_both_texts(
    open_browser: Callable[..., Browser], server: Server
) -> None:
    first, second = open_browser(), open_browser("second")
    for browser in (first, second):
        browser.pair(server)
    write(first, "Common")
    first.wait_until("the server has it", lambda: server.paper(LORA))
    expect(edit(mark_of(second.open())).get_by_role("textbox", name="Note")).to_have_value("Common")
    server.stop()
    write(first, "Common, and what the first wrote")
    write(second, "Common, and what the second wrote")
    server.start()
    for browser in (first, second, first):
        browser.own_page("popup/popup.html").evaluate("browser.runtime.sendMessage({ type: 'sync' })")
    paper = server.paper(LORA)
    assert paper
    one, other = paper["mark"]["notes"]
    assert {one["body"], other["body"]} == {"Common, and what the first wrote", "Common, and what the second wrote"}
    assert (one["conflict_of"], other["conflict_of"]) == (None, one["note_id"])
    for browser in (first, second):
        dialog = edit(mark_of(browser.open()))
        fields = dialog.get_by_role("textbox", name="Note")
        expect(fields).to_have_count(2)
        expect(fields.nth(0)).to_have_value(one["body"])
        expect(fields.nth(1)).to_have_value(other["body"])
        expect(dialog.get_by_text("written at the same time")).to_have_count(1)
