"""The bar above a list: what is on it, and what to show of it."""

from e2e.harness import Browser, Server
from playwright.sync_api import Page, expect

CONTROLS = """() => [...document.querySelectorAll('a, button, input, label')]
  .filter((control) => !control.closest('dejalu-mark, dejalu-bar') && control.checkVisibility())
  .filter((control) => {
    const { x, y, width, height } = control.getBoundingClientRect();
    const top = document.elementFromPoint(x + width / 2, y + height / 2);
    return top?.closest('dejalu-bar');
  }).map((control) => control.outerHTML)"""


def shown(page: Page) -> int:
    return sum(article.is_visible() for article in page.locator("article").all())


def test_the_bar_counts_what_is_on_the_page(paired: Browser, server: Server) -> None:
    server.dejalu("mark", "arxiv:1706.03762", "read")
    server.dejalu("mark", "arxiv:2312.00752", "to-read")
    page = paired.open()
    bar = page.locator("dejalu-bar")
    expect(bar).to_contain_text("12 papers")
    for words in ("10 new", "0 seen", "1 read", "1 to read"):
        expect(bar.get_by_text(words, exact=True)).to_be_visible()


def test_only_new_and_hide_read_leave_what_they_say_and_are_remembered(paired: Browser, server: Server) -> None:
    server.dejalu("mark", "arxiv:1706.03762", "read")
    server.dejalu("mark", "arxiv:2312.00752", "to-read")
    page = paired.open()
    expect(page.locator("dejalu-mark[status=read]")).to_have_count(1)
    bar = page.locator("dejalu-bar")
    bar.get_by_role("button", name="Hide read").click()
    expect(page.locator("article", has_text="Attention Is All")).to_be_hidden()
    assert shown(page) == 11
    bar.get_by_role("button", name="Only new").click()
    expect(page.locator("article", has_text="Mamba")).to_be_hidden()
    page.reload()
    expect(page.locator("article", has_text="Mamba")).to_be_hidden()
    assert shown(page) == 10
    bar.get_by_role("button", name="Only new").click()
    bar.get_by_role("button", name="Hide read").click()
    assert shown(page) == 12


def test_what_becomes_seen_in_this_visit_does_not_vanish_under_the_readers_eyes(paired: Browser) -> None:
    page = paired.open()
    page.locator("dejalu-bar").get_by_role("button", name="Only new").click()
    expect(page.locator("dejalu-mark[status=seen]").first).to_be_attached()
    page.wait_for_timeout(300)
    assert shown(page) == 12
    page.reload()
    expect(page.locator("dejalu-mark[status=seen]").first).to_be_attached()
    assert shown(page) < 12


def test_the_bar_never_covers_the_sites_own_controls(paired: Browser) -> None:
    page = paired.open()
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 700})
        for scroll in (0, 300, 2000, 100_000):
            page.evaluate(f"window.scrollTo(0, {scroll})")
            assert page.evaluate(CONTROLS) == []


def test_the_badge_and_the_popup_tell_the_same_figures(paired: Browser, server: Server) -> None:
    server.dejalu("mark", "arxiv:1706.03762", "read")
    options = paired.own_page("options/options.html")
    options.get_by_role("checkbox", name="Count a paper as seen").uncheck()
    page = paired.open()
    expect(page.locator("dejalu-mark[status=read]")).to_have_count(1)
    worker = paired.context.service_workers[0]
    tab = worker.evaluate("browser.tabs.query({ url: [] }).then((tabs) => tabs.at(-1).id)")
    paired.wait_until(
        "the badge tells", lambda: worker.evaluate(f"browser.action.getBadgeText({{ tabId: {tab} }})") == "11"
    )
    figures = options.evaluate(f"browser.runtime.sendMessage({{ type: 'overview', tab_id: {tab} }})")["value"][
        "figures"
    ]
    assert (figures["papers"], figures["counts"]["new"], figures["counts"]["read"]) == (12, 11, 1)
