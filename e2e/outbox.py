"""Edits put straight into the outbox of a browser, as many as years of reading make."""

import gzip
import random
from importlib import resources
from typing import Any

from playwright.sync_api import Page

FILL = """
async ([papers, each]) => {
  const { addAll, getWaiting } = await import('/background/outbox.js');
  const { uuid7 } = await import('/shared/uuid.js');
  const acts = (number) => [
    { type: 'seen' },
    { type: 'set_status', status: ['to-read', 'reading', 'read', 'skipped'][number % 4] },
    { type: 'set_tag', tag: `tag ${number % 50}`, on: true },
    { type: 'put_note', note_id: uuid7(), body: `Note on ${number}`, base_revision: null },
  ];
  for (const [number, paper] of papers.entries())
    await addAll(acts(number).slice(0, each).map((act) => ({ op_id: uuid7(), paper, act })));
  return getWaiting();
}
"""


def make_papers(number: int) -> list[dict[str, Any]]:
    """Papers with titles of random words, the same ones each time."""
    packed = resources.files("dejalu.identity").joinpath("vocabulary.txt.gz").read_bytes()
    words, chance = gzip.decompress(packed).decode("ascii").split(), random.Random(7)
    return [
        {
            "identifiers": [f"arxiv:{2401 + place // 5000}.{place % 5000 + 1:05}"],
            "title": " ".join(chance.choices(words, k=8)).capitalize(),
        }
        for place in range(number)
    ]


def fill(page: Page, papers: list[dict[str, Any]], each: int = 4) -> list[dict[str, Any]]:
    """Queue edits of each of these papers, from one of the extension's own pages; all operations that then wait."""
    operations: list[dict[str, Any]] = page.evaluate(FILL, [papers, each])
    return operations


def count(page: Page) -> int:
    """How many operations wait."""
    waiting: int = page.evaluate("import('/background/outbox.js').then(({ countWaiting }) => countWaiting())")
    return waiting


def ask_to_sync(page: Page) -> None:
    """Wake the worker, and do not wait for it."""
    page.evaluate("void browser.runtime.sendMessage({ type: 'sync' }).catch(() => {})")
