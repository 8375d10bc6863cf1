"""Every card carries a mark, whatever the page's own scripts do to it."""

from pathlib import Path

import pytest
from e2e.harness import PAGES, SITE, Browser
from playwright.sync_api import Page, expect

DAILY, TRENDING, OWN = 12, 8, "1706.03762"

WIPE = """
// What the site's framework does after load: every island's content is thrown away and built anew.
for (const island of document.querySelectorAll('[data-target="DailyPapers"], [data-target="PaperContent"]')) {
  const html = island.innerHTML.replace(/<dejalu-[^]*?<\\/dejalu-[a-z]+>/g, '');
  island.textContent = '';
  island.innerHTML = html;
}
"""

OBSERVE_SHIFTS = """
window.shifted = [];
new PerformanceObserver((list) => {
  for (const { sources } of list.getEntries())
    window.shifted.push(...sources.map(({ node }) => node ? `${node.nodeName} ${node.className}` : 'in a shadow root'));
}).observe({ type: 'layout-shift', buffered: true });
"""


CHANGE_MARKS = """
// Changes the marks of these papers over and over, each time with another tag, until `stop` is called.
(papers) => {
  const keys = papers.map((paper) => `mark:${paper}`);
  let times = 0;
  let isOver = false;
  const change = async () => {
    times += 1;
    const blank = { title: '', starred: false, notes: [], times_seen: 0, first_seen_at: null, last_seen_at: null };
    const marks = papers.map((paper) => ({ ...blank, identifiers: [paper], judged: 'read', tags: [`t${times}`] }));
    await browser.storage.local.set(Object.fromEntries(keys.map((key, place) => [key, marks[place]])));
    if (!isOver) void change();
  };
  void change();
  window.stop = () => {
    isOver = true;
    return times;
  };
}
"""


def papers_marked(page: Page) -> list[str]:
    marks = page.locator("dejalu-mark")
    return [mark.get_attribute("paper") or "" for mark in marks.all()]


def expect_marks(page: Page, count: int) -> None:
    expect(page.locator("dejalu-mark[status]")).to_have_count(count)


@pytest.mark.parametrize(
    ("path", "marks", "papers"),
    [
        ("/papers", DAILY, DAILY),
        ("/papers/trending", 2 * TRENDING, TRENDING),
        ("/papers?q=attention", 6, 6),
    ],
)
def test_every_title_of_a_list_has_a_mark(browser: Browser, path: str, marks: int, papers: int) -> None:
    page = browser.open(path)
    expect_marks(page, marks)
    assert len(set(papers_marked(page))) == papers
    assert page.locator("dejalu-mark:not([status=new])").count() == 0
    assert not browser.errors


@pytest.mark.parametrize("path", ["/papers/date/2026-06-18", "/papers/week/2026-W25", "/papers/month/2026-06"])
def test_lists_of_a_day_a_week_and_a_month_are_marked(browser: Browser, path: str) -> None:
    browser.serve(path, PAGES / "huggingface-daily.html")
    expect_marks(browser.open(path), DAILY)


def test_a_paper_page_has_one_mark_with_its_notes_open(browser: Browser) -> None:
    page = browser.open(f"/papers/{OWN}")
    expect_marks(page, 1)
    assert papers_marked(page) == [f"arxiv:{OWN}"]
    expect(page.get_by_role("textbox", name="Note")).to_be_visible()
    expect(page.get_by_role("button", name="Read", exact=True)).to_be_visible()


@pytest.mark.parametrize(
    ("path", "marks"), [("/papers", DAILY), ("/papers/trending", 2 * TRENDING), (f"/papers/{OWN}", 1)]
)
def test_marks_come_back_after_the_page_rebuilds_itself(browser: Browser, path: str, marks: int) -> None:
    page = browser.open(path)
    expect_marks(page, marks)
    before = papers_marked(page)
    for _ in range(3):
        page.evaluate(WIPE)
        expect_marks(page, marks)
        assert papers_marked(page) == before
    assert not browser.errors


def test_a_card_reused_for_another_paper_gets_that_papers_mark(browser: Browser) -> None:
    page = browser.open()
    expect_marks(page, DAILY)
    page.evaluate(
        """() => {
          const link = document.querySelector('article h3 a');
          link.href = '/papers/2504.15471';
          link.textContent = 'Bigram Subnetworks: Mapping to Next Tokens in Transformer Language Models';
        }"""
    )
    first = page.locator("article").first.locator("dejalu-mark")
    expect(first).to_have_attribute("paper", "arxiv:2504.15471")
    expect_marks(page, DAILY)


def test_cards_added_later_are_marked_and_removed_ones_leave_nothing(browser: Browser) -> None:
    page = browser.open()
    expect_marks(page, DAILY)
    page.evaluate(
        """() => {
          const card = document.querySelector('article');
          const another = card.cloneNode(true);
          another.querySelector('dejalu-mark')?.remove();
          for (const link of another.querySelectorAll('a')) link.href = '/papers/2504.15471';
          card.before(another);
          document.querySelector('article:last-of-type').remove();
        }"""
    )
    expect(page.locator("dejalu-mark[paper='arxiv:2504.15471']")).to_have_count(1)
    expect_marks(page, DAILY)


@pytest.mark.parametrize(
    ("path", "name"), [("/papers", "daily"), ("/papers/trending", "trending"), (f"/papers/{OWN}", "paper")]
)
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_on_the_page_moves_when_marks_come(browser: Browser, path: str, name: str, width: int) -> None:
    browser.serve("/bare", PAGES / f"huggingface-{name}.html")  # an address that the extension does not serve
    page = browser.watch(browser.context.new_page())
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(OBSERVE_SHIFTS)
    page.goto(f"{SITE}/bare")
    page.wait_for_timeout(500)
    page.evaluate(WIPE)  # It moves the footer, as loading does where the browser paints before the list is there.
    page.wait_for_timeout(300)
    by_itself = set(page.evaluate("window.shifted"))
    page.goto(f"{SITE}{path}")
    page.wait_for_selector("dejalu-mark[status]", state="attached")
    page.wait_for_timeout(500)
    page.evaluate(WIPE)
    page.wait_for_timeout(300)
    assert set(page.evaluate("window.shifted")) <= by_itself


def test_a_page_opened_while_marks_change_elsewhere_has_them_all_as_they_are_then(uncounted: Browser) -> None:
    page = uncounted.open()
    papers = papers_marked(page)
    assert len(papers) == DAILY
    elsewhere = uncounted.own_page("options/options.html")
    elsewhere.evaluate(CHANGE_MARKS, papers)
    pages = []
    for _ in range(4):
        pages.append(uncounted.context.new_page())
        pages[-1].goto(f"{SITE}/papers")
    last = elsewhere.evaluate("stop()")
    for page in pages:
        expect_marks(page, DAILY)
        expect(page.locator("dejalu-mark").get_by_role("button", name=f"Dejalu: read; tagged t{last}")).to_have_count(
            DAILY
        )


def test_the_sites_own_text_and_classes_are_left_alone(browser: Browser) -> None:
    script = """() => [...document.querySelectorAll('body *')]
        .filter((element) => !element.closest('dejalu-mark, dejalu-bar'))
        .map((element) => [element.tagName, element.className.baseVal ?? element.className, element.id,
             [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join('|')])"""
    marked = browser.open()
    expect_marks(marked, DAILY)
    # The same page under an address that the extension does not serve.
    browser.serve("/other", PAGES / "huggingface-daily.html")
    bare = browser.context.new_page()
    bare.goto(f"{SITE}/other")
    assert marked.evaluate(script) == bare.evaluate(script)


class TestOnRealPages:
    """The same on captures of the real site, where they are at hand."""

    @pytest.mark.parametrize(
        ("file", "path", "marks"),
        [
            ("daily_2026-07-02.html", "/papers", 31),
            ("daily_2026-07-02_hydrated.html", "/papers", 31),
            ("trending_derived.html", "/papers/trending", 100),
            ("paper_2606.30534_excerpt.html", "/papers/2606.30534", 1),
        ],
    )
    def test_every_paper_is_marked_also_after_a_rebuild(
        self, browser: Browser, shared: Path, file: str, path: str, marks: int
    ) -> None:
        browser.serve(path, shared / "pages/huggingface" / file)
        page = browser.open(path)
        expect_marks(page, marks)
        page.evaluate(WIPE)
        expect_marks(page, marks)
        assert len(set(papers_marked(page))) == (50 if marks == 100 else marks)
        assert not browser.errors

    def test_a_real_card_reused_for_another_paper(self, browser: Browser, shared: Path) -> None:
        browser.serve("/papers", shared / "pages/huggingface/daily_2026-07-02.html")
        page = browser.open()
        expect_marks(page, 31)
        page.evaluate("document.querySelector('article h3 a').href = '/papers/2406.09519'")
        expect(page.locator("dejalu-mark[paper='arxiv:2406.09519']")).to_have_count(1)
        expect_marks(page, 31)
