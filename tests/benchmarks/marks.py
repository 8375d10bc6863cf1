"""What marks cost a page of 100 cards, beside what a page's own script pays to insert 100 bare nodes.

Run it with `python -m tests.benchmarks.marks`. Chromium counts the processor's time that a page's main thread used, and
that holds everything: script, style, layout and paint. The same page is loaded where the extension serves it and
where it does not, with cards and without. What a page without cards costs more when it is served is
the loading of the scripts; what a page with cards costs more than that is the marks.
The mirror knows half of the cards, once it is filled.
"""

import re
import tempfile
from pathlib import Path
from statistics import median

from e2e.harness import SITE, Browser, answer, browser_options
from playwright.sync_api import BrowserContext, CDPSession, Page, Worker, sync_playwright

CARDS, LOADS = 100, 15
SETTLED = 700
"""Milliseconds after which all is drawn, and before the first card counts as seen."""
MIRRORS = (0, 1_000, 100_000)
"""Papers in the mirror, from one measurement to the next."""
BATCH = 5_000
"""Papers put into the mirror by one call."""
FILL = """async ([from, to]) => {
  const entries = {};
  for (let number = from; number < to; number++) {
    const paper = `arxiv:${2000 + Math.floor(number / 90000)}.${String(number % 90000).padStart(5, '0')}`;
    entries[`mark:${paper}`] = {
      identifiers: [paper], title: `The title of paper number ${number}`, judged: number % 3 ? null : 'read',
      starred: false, tags: number % 5 ? [] : ['to cite'], notes: [], times_seen: 1,
      first_seen_at: '2026-07-02T12:00:00Z', last_seen_at: '2026-07-02T12:00:00Z', asked: 0,
    };
  }
  await browser.storage.local.set(entries);
}"""
INSERT_NODES = """<script>requestAnimationFrame(() => {
  for (const title of document.querySelectorAll('article h3')) {
    const node = document.createElement('span');
    node.textContent = 'new';
    title.parentElement.append(node);
  }
})</script>"""


def page_of_cards(count: int) -> str:
    """A list in the site's own form; every second paper is one that a filled mirror knows."""
    card = """<article><a href="/papers/{0}"><img alt="" src="data:," height="256"></a><div>
        <div class="w-full min-w-0"><h3><a href="/papers/{0}">The title of paper {0}</a></h3></div></div></article>"""
    cards = "".join(card.format(f"{'2000' if number % 2 else '2512'}.{number:05}") for number in range(count))
    island = f'<div class="contents" data-target="DailyPapers" data-props="{{}}"><section>{cards}</section></div>'
    # As on the site, what is off screen is not laid out.
    style = "<style>section > * { content-visibility: auto; position: relative; height: 380px }</style>"
    return f'<!doctype html>{style}<body class="DailyPapersPage"><main>{island}</main></body>'


PAGES = {
    "/papers": page_of_cards(CARDS),
    "/bare": page_of_cards(CARDS),
    "/nodes": page_of_cards(CARDS) + INSERT_NODES,
    "/papers/empty": page_of_cards(0),
    "/empty": page_of_cards(0),
}
"""Those under /papers are served by the extension."""


def fill(worker: Worker, start: int, end: int) -> None:
    for number in range(start, end, BATCH):
        worker.evaluate(FILL, [number, min(number + BATCH, end)])


def busy(session: CDPSession) -> float:
    """Milliseconds of the processor's time that the page's main thread has used so far."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(1000 * float(metric["value"]) for metric in metrics if metric["name"] == "TaskDuration")


def cost(page: Page, path: str) -> float:
    """Milliseconds of the main thread's work that one load takes."""
    page.goto("about:blank")
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = busy(session)
    page.goto(f"{SITE}{path}")
    page.wait_for_timeout(SETTLED)
    spent = busy(session) - before
    session.detach()
    return spent


def measure(context: BrowserContext) -> dict[str, float]:
    """The median cost of each page; their loads take turns, so that what else the machine does falls on all."""
    page = context.new_page()
    rounds = [{path: cost(page, path) for path in PAGES} for _ in range(LOADS)]
    page.close()
    return {path: median(costs[path] for costs in rounds) for path in PAGES}


def report(size: int, costs: dict[str, float]) -> str:
    loading = costs["/papers/empty"] - costs["/empty"]
    marks = costs["/papers"] - costs["/bare"] - loading
    nodes = costs["/nodes"] - costs["/bare"]
    ratio = f"{marks / nodes:.1f} times" if nodes > 0 else "not to be compared with"
    return f"{size:>7,} papers: marks {marks:.1f} ms, {ratio} bare nodes ({nodes:.1f} ms); loading {loading:.1f} ms"


def main() -> None:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile, sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(Path(profile), **browser_options(playwright))
        context.route(re.compile("^https:"), answer)
        for path, html in PAGES.items():
            Browser(context).serve(path, html)
        worker = context.service_workers[0] if context.service_workers else context.wait_for_event("serviceworker")
        print(f"{CARDS} cards, medians of {LOADS} loads")
        known = 0
        for size in MIRRORS:
            fill(worker, known, size)
            known = size
            print(report(size, measure(context)))
        context.close()


if __name__ == "__main__":
    main()
