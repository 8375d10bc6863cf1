"""From saved searches without identifiers to a paper that is read wherever it shows up."""

from pathlib import Path

from e2e.harness import PAGES, Browser, Server
from e2e.test_editing import mark_of
from playwright.sync_api import expect

HEADS = "arxiv:2406.09519"


def test_what_was_seen_in_a_capture_is_seen_on_the_first_page_that_names_it(paired: Browser, server: Server) -> None:
    before = paired.open()
    expect(mark_of(before, HEADS)).to_have_attribute("status", "new")
    before.close()
    server.dejalu("import", "--date", "2025-12-09", str(PAGES / "capture.txt"))
    title = "Talking Heads: Understanding Inter-layer Communication in Transformer Language Models"
    assert title in server.dejalu("search", "talking heads")

    page = paired.open()
    mark = mark_of(page, HEADS)
    expect(mark).to_have_attribute("status", "seen")
    expect(mark.get_by_role("button").first).to_contain_text("9 Dec")
    assert HEADS in server.dejalu("search", "talking heads")
    assert not paired.errors


def test_the_three_captures_story(paired: Browser, server: Server, shared: Path) -> None:
    captures = sorted((shared / "captures").glob("search_*.txt"))
    server.dejalu("import", *map(str, captures))
    paired.serve("/papers?q=heads", PAGES / "huggingface-daily.html")
    page = paired.open()
    mark = mark_of(page, HEADS)
    expect(mark).to_have_attribute("status", "seen")
    expect(mark.get_by_role("button").first).to_contain_text("seen 3×")

    server.dejalu("mark", HEADS, "read", "--tag", "interpretability")
    for path in ("/papers", "/papers?q=heads", "/papers?q=attention"):
        page = paired.open(path)
        expect(mark_of(page, HEADS).first).to_have_attribute("status", "read")
        expect(mark_of(page, HEADS).first.get_by_role("button").first).to_contain_text("interpretability")
