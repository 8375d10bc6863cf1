"""A paper's BibTeX entry, citation key or Markdown link, copied by one press or one key."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from e2e.harness import PAGES, SITE, Browser, Server
from e2e.proxy import between
from e2e.test_editing import LORA, edit, mark_of, press
from playwright.sync_api import Locator, Page, expect

ATTENTION = "arxiv:1706.03762"
ENTRY = "Copy BibTeX entry (C)"
IS_ON_TOP = """(button) => {
  const { x, y, width, height } = button.getBoundingClientRect();
  return button.getRootNode().elementFromPoint(x + width / 2, y + height / 2) === button;
}"""
HOSTILE = r"\input{/etc/passwd} $\write18{x}$ [a](javascript:b) <img> 100% #1 _a_ & } “é”"


def clipboard(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def say(mark: Locator, text: str | re.Pattern[str]) -> None:
    """Wait until the paper's mark says so."""
    expect(mark.locator(".copied").get_by_role("status")).to_have_text(text)


def cited(server: Server, form: str = "bibtex", paper: str = LORA) -> str:
    """What the command line prints."""
    return server.dejalu("cite", paper, "--as", form).strip()


def hover(page: Page, paper: str = LORA) -> Locator:
    """The paper's mark, after its card came under the pointer."""
    mark = mark_of(page, paper)
    page.locator("article", has=mark).hover()
    return mark


def test_a_press_copies_the_entry_and_offers_the_other_forms(reading: Browser, server: Server) -> None:
    page = reading.open()
    mark = mark_of(page)
    press(mark, ENTRY)
    say(mark, "BibTeX entry copied: hu2021lora")
    mark.locator(".copied").hover()  # It stays as long.
    assert clipboard(page).strip() == cited(server)
    mark.get_by_role("button", name="Citation key").click()
    say(mark, "Citation key copied: hu2021lora")
    assert clipboard(page) == "hu2021lora"
    mark.get_by_role("button", name="Markdown link").click()
    say(mark, "Markdown link copied: hu2021lora")
    assert clipboard(page) == cited(server, "markdown")
    page.mouse.move(5, 5)
    expect(mark.locator(".copied")).to_be_visible()
    page.mouse.click(5, 5)
    expect(mark.locator(".copied")).to_be_hidden()


def test_a_new_paper_is_kept_as_seen_once_and_an_entry_has_the_latest_tag(paired: Browser, server: Server) -> None:
    page = paired.open()
    mark = hover(page)
    page.keyboard.press("c")
    say(mark, re.compile("copied"))
    expect(mark).to_have_attribute("status", "seen")
    page.wait_for_timeout(2000)  # For as long as a card must be on screen to be counted, and longer.
    paper = server.paper(LORA)
    assert paper
    assert paper["mark"]["times_seen"] == 1
    assert paper["authors"][0] == "Edward J. Hu"
    field = edit(mark).get_by_role("combobox", name="Add a tag")
    field.fill("to cite")
    field.press("Enter")
    paired.context.grant_permissions(["clipboard-read"], origin=SITE)
    press(mark, ENTRY)
    say(mark, re.compile("copied"))
    assert "keywords" in clipboard(page)
    press(mark, "Not seen: take this sighting back")
    paired.wait_until("it is taken back", lambda: (server.paper(LORA) or paper)["mark"]["times_seen"] == 0)


def test_without_a_server_it_says_what_to_do(browser: Browser, server: Server) -> None:
    page = browser.open()
    page.mouse.move(5, 5)
    mark = mark_of(page)
    press(mark, ENTRY)
    say(mark, re.compile("not paired with a server yet: open the options"))
    browser.pair(server)
    server.stop()
    page.bring_to_front()
    press(mark, ENTRY)
    say(mark, re.compile("Nothing answers at .*dejalu serve"))
    server.start()
    press(mark, ENTRY)
    say(mark, "BibTeX entry copied: hu2021lora")


def test_a_page_that_forbids_the_clipboard_and_listens_is_no_hindrance(reading: Browser, server: Server) -> None:
    html = (PAGES / "huggingface-paper.html").read_text(encoding="utf-8")
    spoil = "<script>document.addEventListener('copy', (e) => e.clipboardData.setData('text/plain', 'ad'))</script>"
    headers = {"Permissions-Policy": "clipboard-write=()", "Content-Type": "text/html"}
    reading.context.route(f"{SITE}/papers/1706.03762", lambda route: route.fulfill(body=html + spoil, headers=headers))
    page = reading.open("/papers/1706.03762")
    mark = mark_of(page, ATTENTION)
    press(mark, ENTRY)
    say(mark, "BibTeX entry copied: vaswani2017attention")
    assert clipboard(page).strip() == cited(server, paper=ATTENTION)


def test_a_hostile_title_is_copied_as_the_command_line_prints_it(reading: Browser, server: Server) -> None:
    paper: dict[str, Any] = {"id": "2504.15471", "title": HOSTILE, "authors": [{"name": r"A. \evil {B}"}]}
    html = '<body><main><h1></h1><div class="row">Published</div></main></body>'
    reading.serve("/papers/2504.15471", html)
    reading.context.route(f"{SITE}/api/**", lambda route: route.fulfill(json=paper))
    page = reading.open("/papers/2504.15471")
    mark = mark_of(page, "arxiv:2504.15471")
    for key, form in (("c", "bibtex"), ("l", "markdown"), ("Shift+C", "key")):
        page.keyboard.press(key)
        say(mark, re.compile({"c": "BibTeX", "l": "Markdown", "Shift+C": "key"}[key]))
        assert clipboard(page).strip() == cited(server, form, "arxiv:2504.15471")


@pytest.mark.soak
def test_a_press_that_no_longer_counts_as_leave_to_copy_is_asked_for_again(uncounted: Browser, server: Server) -> None:
    """After 5 s; the test must not look at the page meanwhile: Playwright does so as if the reader had pressed."""
    server.dejalu("mark", LORA, "read")
    paper = server.paper(LORA)
    assert paper
    with between(server, late=f"/api/papers/{paper['id']}/citation") as proxy:
        uncounted.pair(server, proxy.url)
        page = uncounted.open()
        mark = mark_of(page)
        press(mark, ENTRY)
        uncounted.wait_until("the server has answered", proxy.arrived.is_set)
        page.wait_for_timeout(6000)
        proxy.released.set()
        page.wait_for_timeout(3000)
        say(mark, "The browser did not let this page copy: press once more.")
        press(mark, ENTRY)
        say(mark, "BibTeX entry copied: hu2021lora")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_beside_the_mark(
    open_browser: Callable[..., Browser], server: Server, tmp_path: Path, scheme: str
) -> None:
    browser = open_browser(color_scheme=scheme)
    browser.pair(server)
    page = browser.open()
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 800})
        for path, paper in (("/papers", LORA), ("/papers/1706.03762", ATTENTION), ("/papers?q=attention", ATTENTION)):
            page.goto(f"{SITE}{path}")
            mark = mark_of(page, paper)
            press(mark, ENTRY)
            say(mark, re.compile("copied"))
            page.screenshot(path=tmp_path / f"copied-{path[8:15].strip('?=')}-{scheme}-{width}.png")
            box = mark.locator(".copied").bounding_box()
            assert box
            assert 0 <= box["x"] <= box["x"] + box["width"] <= width
            # All that can be done to the paper stays in reach.
            assert mark.get_by_role("button", name="To read", exact=True).evaluate(IS_ON_TOP)
            assert mark.get_by_role("button", name="Markdown link").evaluate(IS_ON_TOP)
