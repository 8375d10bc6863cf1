"""An update of the extension under open tabs: the old script ends quietly, the new one goes on where it was."""

from collections.abc import Iterator

import pytest
from e2e.harness import Browser, Server
from e2e.test_editing import LORA, edit, mark_of, press
from playwright.sync_api import Locator, Page, Worker, expect

from dejalu.config import EXTENSION_ID

CARDS = 12
OWN = "arxiv:1706.03762"

LABEL_OLD = "document.querySelectorAll('dejalu-mark, dejalu-bar').forEach((old) => old.toggleAttribute('old'))"

ANSWER = """(mark) => {
  // As a page might: a text that nobody typed, and the events that would come of typing and of leaving the field.
  const field = mark.shadowRoot.querySelector('textarea');
  for (const type of ['input', 'keydown', 'blur']) field.dispatchEvent(new Event(type, { bubbles: true }));
  document.dispatchEvent(new Event('visibilitychange'));
}"""


def update(browser: Browser, page: Page, marks: int = CARDS) -> Worker:
    """Update the extension; once this returns, all that is drawn on the page is of the new script."""
    page.evaluate(LABEL_OLD)
    worker = browser.reload_extension()
    expect_one_set(page, marks)
    return worker


def expect_one_set(page: Page, marks: int = CARDS) -> None:
    expect(page.locator("[old]")).to_have_count(0)
    expect(page.locator("dejalu-mark[status]")).to_have_count(marks)
    expect(page.locator("dejalu-bar")).to_have_count(1 if marks == CARDS else 0)


def expect_caret(field: Locator, place: int) -> None:
    expect(field).to_be_focused()
    assert field.evaluate("(field) => [field.selectionStart, field.selectionEnd]") == [place, place]


def notes(server: Server, paper: str = LORA) -> list[str]:
    found = server.paper(paper)
    return [note["body"] for note in found["mark"]["notes"]] if found else []


@pytest.fixture(autouse=True)
def no_errors(browser: Browser) -> Iterator[None]:
    """Neither in a page nor in the worker."""
    yield
    assert not browser.errors
    assert not browser.extension_errors()


def test_what_is_typed_while_the_extension_is_updated_is_there_and_saved_once(
    uncounted: Browser, server: Server
) -> None:
    page = uncounted.open()
    note = edit(mark_of(page)).get_by_role("textbox", name="Note")
    note.press_sequentially("Typed before, ")
    page.evaluate(LABEL_OLD)
    uncounted.context.service_workers[0].evaluate("setTimeout(() => browser.runtime.reload(), 100)")
    text = "meanwhile, and after the update of the extension under this very page. " * 3
    page.keyboard.type(text, delay=10)
    expect_one_set(page)
    page.keyboard.type("The end.")
    whole = f"Typed before, {text}The end."
    expect(note).to_have_value(whole)
    expect(mark_of(page).get_by_role("dialog")).to_be_visible()
    expect_caret(note, len(whole))
    uncounted.wait_until("the server has it all", lambda: notes(server) == [whole])
    press(mark_of(page), "Undo")
    uncounted.wait_until("what was typed can be undone", lambda: notes(server) != [whole])


@pytest.mark.parametrize("path", ["/papers", "/papers/1706.03762"])
def test_a_text_not_saved_yet_waits_for_the_reader_to_go_on(uncounted: Browser, server: Server, path: str) -> None:
    page = uncounted.open(path)
    paper, marks = (LORA, CARDS) if path == "/papers" else (OWN, 1)
    mark = mark_of(page, paper)
    note = (edit(mark) if path == "/papers" else mark).get_by_role("textbox", name="Note")
    note.click()
    note.evaluate("(field) => { field.value = 'half a thought'; field.setSelectionRange(4, 4); }")
    update(uncounted, page, marks)
    expect(note).to_have_value("half a thought")
    expect(note).to_be_visible()
    expect(mark.get_by_text("Not saved yet")).to_be_visible()
    expect_caret(note, 4)
    mark.evaluate(ANSWER)
    page.wait_for_timeout(1000)
    assert notes(server, paper) == []
    update(uncounted, page, marks)
    expect_caret(note, 4)
    page.keyboard.press("Tab")
    uncounted.wait_until("it is kept", lambda: notes(server, paper) == ["half a thought"])
    expect(mark.get_by_text("Saved", exact=True)).to_be_visible()


def test_a_saved_note_goes_on_as_the_same_note(uncounted: Browser, server: Server) -> None:
    page = uncounted.open("/papers/1706.03762")
    mark = mark_of(page, OWN)
    note = mark.get_by_role("textbox", name="Note")
    note.press_sequentially("Kept")
    expect(mark.get_by_text("Saved", exact=True)).to_be_visible()
    note.evaluate("(field) => { field.value += ', and more'; }")
    update(uncounted, page, 1)
    expect(note).to_have_count(1)
    expect(note).to_have_value("Kept, and more")
    note.press("End")
    note.press_sequentially(" of it")
    uncounted.wait_until("it is one note", lambda: notes(server, OWN) == ["Kept, and more of it"])


def test_marks_that_a_page_makes_up_save_nothing(uncounted: Browser, server: Server) -> None:
    page = uncounted.open()
    page.evaluate(
        """(paper) => {
          const old = document.querySelector(`dejalu-mark[paper="${paper}"]`);
          const forged = document.createElement('dejalu-mark');
          forged.setAttribute('paper', paper);
          const field = document.createElement('textarea');
          field.value = 'never written';
          field.name = '019b0000-0000-7000-8000-000000000000';
          forged.attachShadow({ mode: 'open' }).append(field);
          old.replaceWith(forged);
          field.focus();
        }""",
        LORA,
    )
    update(uncounted, page)
    mark_of(page).evaluate(ANSWER)
    page.goto("https://huggingface.co/elsewhere")
    page.wait_for_timeout(1000)
    assert notes(server) == []


def test_two_updates_at_once_with_a_panel_open_and_a_tab_behind(paired: Browser) -> None:
    behind, page = paired.open("/papers/trending"), paired.open()
    dialog = edit(mark_of(page))
    for each in (behind, page):
        each.evaluate(LABEL_OLD)
    paired.reload_extension()
    paired.reload_extension()
    expect_one_set(page)
    expect(behind.locator("[old]")).to_have_count(0)
    expect(behind.locator("dejalu-mark[status]")).to_have_count(16)
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    press(mark_of(page), "Read")
    expect(mark_of(page)).to_have_attribute("status", "read")
    expect(mark_of(behind).first).to_have_attribute("status", "read")


def test_the_script_runs_once_where_it_is_started_twice(paired: Browser, server: Server) -> None:
    def times() -> int:
        paper = server.paper(OWN)
        return paper["mark"]["times_seen"] if paper else 0

    page = paired.open("/papers/1706.03762")
    paired.wait_until("the visit counts", lambda: times() == 1)
    worker = update(paired, page, 1)
    worker.evaluate(
        """browser.tabs.query({ url: 'https://huggingface.co/papers*' }).then(([{ id }]) =>
             browser.scripting.executeScript({ target: { tabId: id }, files: ['content/loader.js'] }))"""
    )
    paired.wait_until("it counts again after the update", lambda: times() == 2)
    page.wait_for_timeout(1000)
    assert times() == 2
    expect_one_set(page, 1)


def test_a_script_whose_extension_is_gone_does_nothing_more(paired: Browser) -> None:
    page = paired.open()
    dialog = edit(mark_of(page))
    settings = paired.context.new_page()
    settings.goto("chrome://extensions")
    settings.evaluate(f"chrome.management.setEnabled('{EXTENSION_ID}', false)")
    page.bring_to_front()
    page.keyboard.type("a tag")
    page.keyboard.press("Enter")
    dialog.get_by_role("textbox", name="Note").fill("a note")
    expect(dialog.get_by_text("reload this page")).to_be_visible()
    page.keyboard.press("Escape")
    press(mark_of(page), "Read")
    page.locator("dejalu-bar").get_by_role("button", name="Only new").click()
    mark_of(page, "arxiv:2305.18290").hover()
    page.evaluate("document.querySelector('article').before(document.querySelector('article:last-of-type'))")
    page.evaluate("for (const mark of document.querySelectorAll('article:first-of-type dejalu-mark')) mark.remove()")
    page.mouse.wheel(0, 5000)
    page.wait_for_timeout(2000)
    expect(page.locator("dejalu-mark")).to_have_count(CARDS - 1)
    assert page.locator("dejalu-mark[status=read], dejalu-bar[only-new]").count() == 0
    settings.evaluate(f"chrome.management.setEnabled('{EXTENSION_ID}', true)")
