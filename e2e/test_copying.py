"""A paper's BibTeX entry, citation key or Markdown link, copied by one press or one key."""

import json
import re
from collections.abc import Callable

import pytest
from e2e.harness import PAGES, SITE, Browser, Server
from e2e.test_editing import LORA, mark_of, press
from playwright.sync_api import Locator, Page, expect

CITED = "BibTeX entry copied: hu2022lora"
HOSTILE = r"\input{/etc/passwd} [click](javascript:x) 100% #1 _a_ & $\write18{x}$ }"


@pytest.fixture
def reading(uncounted: Browser) -> Browser:
    """A paired browser whose pages the test lets read the clipboard, as the reader's other programs do."""
    uncounted.context.grant_permissions(["clipboard-read"], origin=SITE)
    return uncounted


def clipboard(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def told(mark: Locator, text: str | re.Pattern[str]) -> None:
    """Wait until the paper's mark says so."""
    expect(mark.locator(".copied").get_by_role("status")).to_have_text(text)


def cited(server: Server, form: str = "bibtex", paper: str = LORA) -> str:
    return server.dejalu("cite", paper, "--as", form)


def test_a_press_copies_the_entry_and_offers_the_rest(reading: Browser, server: Server) -> None:
    page = reading.open()
    mark = mark_of(page)
    press(mark, "Copy BibTeX entry (C)")
    told(mark, re.compile("BibTeX entry copied: hu"))
    assert clipboard(page) == cited(server)
    mark.get_by_role("button", name="Citation key").click()
    told(mark, re.compile("Citation key copied: hu"))
    assert clipboard(page) == cited(server, "key").rstrip()
    mark.get_by_role("button", name="Markdown link").click()
    told(mark, re.compile("Markdown link copied: hu"))
    assert clipboard(page) == cited(server, "markdown").rstrip()


@pytest.mark.parametrize("path", ["/papers", "/papers/1706.03762"])
def test_keys_copy_each_form(reading: Browser, server: Server, path: str) -> None:
    paper = "arxiv:1706.03762"
    page = reading.open(path)
    mark = mark_of(page, paper)
    if path == "/papers":
        page.locator("article", has=mark).hover()
    for key, form in (("c", "bibtex"), ("Shift+C", "key"), ("l", "markdown")):
        page.keyboard.press(key)
        told(mark, re.compile("copied: vaswani"))
        reading.wait_until("it is copied", lambda form=form: clipboard(page).strip() == cited(server, form, paper).strip())
