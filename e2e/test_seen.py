"""What has been on screen for a moment has been seen: once in a visit, unless the reader does not want it."""

from e2e.harness import ROOT, SITE, Browser, Server
from playwright.sync_api import Page, expect


def seen(page: Page) -> int:
    return page.locator("dejalu-mark[status=seen]").count()


def test_what_was_on_screen_counts_and_what_was_not_stays_new(paired: Browser, server: Server) -> None:
    page = paired.open()
    page.wait_for_timeout(700)
    assert seen(page) == 0
    expect(page.locator("dejalu-mark[status=seen]").first).to_be_attached()
    page.wait_for_timeout(500)
    on_screen = seen(page)
    assert 0 < on_screen < page.locator("dejalu-mark").count()
    page.wait_for_timeout(2000)
    assert seen(page) == on_screen
    page.mouse.wheel(0, 10_000)
    expect(page.locator("article").last.locator("dejalu-mark")).to_have_attribute("status", "seen")
    paired.wait_until("the server knows", lambda: server.paper("arxiv:1706.03762") or server.paper("arxiv:2404.19756"))


def test_every_visit_counts_once(paired: Browser, server: Server) -> None:
    page = paired.open()
    name = page.locator("dejalu-mark").first.get_attribute("paper") or ""

    def times() -> int:
        paper = server.paper(name)
        return paper["mark"]["times_seen"] if paper else 0

    paired.wait_until("the first visit counts", lambda: times() == 1)
    page.mouse.wheel(0, 3000)
    page.wait_for_timeout(300)
    page.mouse.wheel(0, -3000)
    page.wait_for_timeout(2000)
    assert times() == 1
    page.reload()
    paired.wait_until("the second visit counts", lambda: times() == 2)
    expect(page.locator("dejalu-mark").first.get_by_role("button").first).to_contain_text("seen 2× · today")


def test_a_single_sighting_can_be_taken_back(paired: Browser, server: Server) -> None:
    page = paired.open()
    mark = page.locator("dejalu-mark").first
    expect(mark).to_have_attribute("status", "seen")
    mark.hover()
    mark.get_by_role("button", name="Not seen").click()
    expect(mark).to_have_attribute("status", "new")
    page.wait_for_timeout(2000)
    expect(mark).to_have_attribute("status", "new")
    name = mark.get_attribute("paper") or ""
    paired.wait_until("the server has taken it back, too", lambda: server.paper(name) is None)


def test_counting_can_be_turned_off(paired: Browser) -> None:
    options = paired.own_page("options/options.html")
    options.get_by_role("checkbox", name="Count a paper as seen").uncheck()
    page = paired.open()
    page.wait_for_timeout(2200)
    assert seen(page) == 0


def test_a_tab_in_the_background_sees_nothing(browser: Browser) -> None:
    """The real module in a page that can say it is hidden, as the browsers that tests drive never do."""
    module = ROOT / "extension" / "content" / "seen.js"
    browser.context.route(f"{SITE}/seen.js", lambda route: route.fulfill(path=module, content_type="text/javascript"))
    browser.serve(
        "/lab",
        """<div id="card" style="height: 200px"></div>
        <script type="module">
          import { watchSeen } from '/seen.js';
          window.seen = [];
          let hidden = true;
          Object.defineProperty(document, 'hidden', { get: () => hidden });
          const watchCard = watchSeen((paper) => seen.push(paper), new AbortController().signal);
          watchCard(document.getElementById('card'), 'arxiv:2406.09519');
          window.hide = (value) => { hidden = value; document.dispatchEvent(new Event('visibilitychange')); };
          window.ready = true;
        </script>""",
    )
    page = browser.context.new_page()
    page.goto(f"{SITE}/lab")
    page.wait_for_function("window.ready")
    page.wait_for_timeout(2000)
    assert page.evaluate("seen") == []
    page.evaluate("hide(false)")
    page.wait_for_timeout(1000)
    page.evaluate("hide(true)")
    page.wait_for_timeout(1000)
    assert page.evaluate("seen") == []
    page.evaluate("hide(false)")
    page.wait_for_timeout(2000)
    assert page.evaluate("seen") == ["arxiv:2406.09519"]
