"""What marks cost a page: main-thread time of the content scripts on 100 cards, beside a bare insertion of 100 nodes.

Run it with `python -m tests.benchmarks.marks`. Chromium's own trace says how long scripts ran on the main thread of a
page that has none of its own. What a page without a card takes is the loading of the scripts; the rest is the marks.
Each figure is the median of several loads, with a mirror of 0, 1,000 and 100,000 papers; it knows half of the cards.
"""

import contextlib
import re
import shutil
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from e2e.harness import SITE, Browser, answer, browser_options
from playwright.sync_api import BrowserContext, CDPSession, Page, sync_playwright

from dejalu.config import EXTENSION_ID

CARDS, LOADS = 100, 9
SETTLED = 1_000
"""Milliseconds after which all is drawn, and before the first card counts as seen."""
SCRIPT = {"FunctionCall", "EvaluateScript", "RunMicrotasks", "v8.evaluateModule", "v8.produceModuleCache"}
MIRRORS = (0, 1_000, 100_000)
BARE = """() => {
  const start = performance.now();
  for (const title of document.querySelectorAll('article h3')) {
    const node = document.createElement('span');
    node.textContent = 'new';
    title.parentElement.append(node);
  }
  return performance.now() - start;
}"""
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


def page_of_cards(count: int = CARDS) -> str:
    """A list in the site's own form; every second paper is one that a filled mirror knows."""
    card = """<article class="relative overflow-hidden"><a href="/papers/{0}"><img alt="" src="data:,"></a><div>
        <div class="w-full min-w-0"><h3><a href="/papers/{0}">The title of paper {0}</a></h3></div></div></article>"""
    cards = "".join(card.format(f"{'2000' if number % 2 else '2512'}.{number:05}") for number in range(count))
    island = f'<div class="contents" data-target="DailyPapers" data-props="{{}}"><section>{cards}</section></div>'
    return f'<!doctype html><body class="DailyPapersPage"><main>{island}</main></body>'


@contextlib.contextmanager
def traced(session: CDPSession) -> Iterator[list[dict[str, Any]]]:
    """The trace events of what happens inside, there when it is over."""
    events: list[dict[str, Any]] = []
    over: list[bool] = []
    session.on("Tracing.dataCollected", lambda data: events.extend(data["value"]))
    session.on("Tracing.tracingComplete", lambda _: over.append(True))
    session.send("Tracing.start", {"categories": "devtools.timeline,v8", "transferMode": "ReportEvents"})
    yield events
    session.send("Tracing.end")
    while not over:
        session.send("Runtime.evaluate", {"expression": "0"})


def cost(page: Page, context: BrowserContext, path: str, cards: int) -> float:
    """Milliseconds of script on the page's main thread during one load: the page has no script but ours."""
    with traced(context.new_cdp_session(page)) as events:
        page.goto(f"{SITE}{path}")
        page.wait_for_timeout(SETTLED)
    assert page.locator("dejalu-mark[status]").count() == cards
    main_threads = {
        (event["pid"], event["tid"])
        for event in events
        if event["name"] in ("FunctionCall", "EvaluateScript") and EXTENSION_ID in str(event.get("args", {}))
    }
    calls = [
        event
        for event in events
        if event.get("ph") == "X" and event["name"] in SCRIPT and (event["pid"], event["tid"]) in main_threads
    ]
    return float(sum(event["dur"] for event in outermost(calls))) / 1000


def outermost(calls: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The calls that are not made inside another one of them."""
    found: list[dict[str, Any]] = []
    for call in sorted(calls, key=lambda event: (event["tid"], event["ts"], -event["dur"])):
        last = found[-1] if found else None
        if last is None or last["tid"] != call["tid"] or call["ts"] >= last["ts"] + last["dur"]:
            found.append(call)
    return found


def main() -> None:
    profile = Path(tempfile.mkdtemp())
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(profile, **browser_options(playwright))
        browser = Browser(context)
        context.route(re.compile("^https:"), answer)
        for path in ("/papers", "/bare"):
            browser.serve(path, page_of_cards())
        browser.serve("/papers/empty", page_of_cards(0))
        worker = context.service_workers[0] if context.service_workers else context.wait_for_event("serviceworker")
        print(f"{CARDS} cards, median of {LOADS} loads")
        filled = 0
        for size in MIRRORS:
            for start in range(filled, size, 5_000):
                worker.evaluate(FILL, [start, min(start + 5_000, size)])
            filled = size
            bare, loading, whole = [], [], []
            for _ in range(LOADS):
                page = context.new_page()
                page.goto(f"{SITE}/bare")
                bare.append(page.evaluate(BARE))
                loading.append(cost(page, context, "/papers/empty", 0))
                whole.append(cost(page, context, "/papers", CARDS))
                page.close()
            nodes, load = statistics.median(bare), statistics.median(loading)
            marks = statistics.median(whole) - load
            print(
                f"mirror of {size:>7,}: marks {marks:.1f} ms, {marks / nodes:.1f} times bare nodes; loading {load:.1f} ms"
            )
        context.close()
    shutil.rmtree(profile)


if __name__ == "__main__":
    main()
