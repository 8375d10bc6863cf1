"""The keys that copy: for the paper under the pointer or with the focus, and never while something is typed."""

import re

import pytest
from e2e.harness import PATIENCE, SITE, Browser, Server
from e2e.test_copying import ATTENTION, cited, clipboard, hover, say
from e2e.test_editing import edit, mark_of
from playwright.sync_api import expect


@pytest.mark.parametrize("path", ["/papers", "/papers/1706.03762"])
def test_a_key_copies_each_form(reading: Browser, server: Server, path: str) -> None:
    page = reading.open(path)
    mark = hover(page, ATTENTION) if path == "/papers" else mark_of(page, ATTENTION)
    for key, name, form in [
        ("c", "BibTeX entry", "bibtex"),
        ("Shift+C", "Citation key", "key"),
        ("l", "Markdown link", "markdown"),
    ]:
        page.keyboard.press(key)
        say(mark, f"{name} copied: vaswani2017attention")
        assert clipboard(page).strip() == cited(server, form, ATTENTION)
    expect(mark.locator(".copied")).to_be_hidden(timeout=1000 * PATIENCE)


def test_the_key_is_for_the_paper_that_the_keyboard_reached(reading: Browser) -> None:
    page = reading.open()
    hover(page, ATTENTION)
    page.locator("article", has=mark_of(page)).locator("h3 a").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+C")
    say(mark_of(page), "Citation key copied: hu2021lora")
    assert clipboard(page) == "hu2021lora"


def test_nothing_is_copied_by_typing_or_by_other_keys_or_once_it_is_switched_off(reading: Browser) -> None:
    page = reading.open()
    mark = hover(page)
    page.keyboard.press("c")
    say(mark, re.compile("copied"))
    reading.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=SITE)
    page.evaluate("navigator.clipboard.writeText('mine')")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("cCl")
    dialog = edit(mark)
    dialog.get_by_role("textbox", name="Note").press_sequentially("cCl")
    dialog.get_by_role("combobox", name="Add a tag").press_sequentially("cCl")
    page.keyboard.press("Escape")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('afterbegin', '<p contenteditable><b>x</b></p>')")
    page.locator("p[contenteditable]").click()
    page.keyboard.type("cCl")
    hover(page)
    for key in ("Control+C", "Alt+C", "Meta+L", "x", "Shift+L"):
        page.keyboard.press(key)
    options = reading.own_page("options/options.html")
    options.get_by_role("checkbox", name="Copy the paper").uncheck()
    options.close()
    page.bring_to_front()
    page.mouse.click(5, 5)
    hover(page)
    page.keyboard.press("c")
    page.wait_for_timeout(500)
    assert clipboard(page) == "mine"
