"""What a reader sees, light and dark, wide and narrow; --update-screenshots makes the README's pictures anew."""

from collections.abc import Callable
from pathlib import Path

import pytest
from e2e.harness import ROOT, Browser, Server
from playwright.sync_api import expect

PICTURES = ROOT / "e2e" / "screenshots"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_read_papers_recede_and_new_ones_stay_bright(
    open_browser: Callable[..., Browser],
    server: Server,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    scheme: str,
    width: int,
) -> None:
    server.dejalu("import", "--date", "2026-06-12", str(ROOT / "tests/pages/huggingface-trending.html"))
    server.dejalu("mark", "arxiv:1706.03762", "read", "--tag", "to cite", "--note", "Section 3.2")
    server.dejalu("mark", "arxiv:2106.09685", "to-read", "--tag", "fine tuning")
    server.dejalu("mark", "arxiv:2312.00752", "skipped")
    server.dejalu("mark", "arxiv:2010.11929", "reading")
    browser = open_browser(color_scheme=scheme, viewport={"width": width, "height": 800})
    browser.pair(server)
    page = browser.open()
    expect(page.locator("dejalu-mark[status=read]")).to_have_count(1)
    page.wait_for_timeout(300)

    def strength(paper: str) -> float:
        title = page.locator("article", has=page.locator(f"dejalu-mark[paper='{paper}']")).locator("h3")
        return float(title.evaluate("(element) => getComputedStyle(element).opacity"))

    assert strength("arxiv:1706.03762") < strength("arxiv:2106.09685") == 1
    update = request.config.getoption("--update-screenshots")
    folder = PICTURES if update and width == 1280 else tmp_path
    folder.mkdir(exist_ok=True)
    page.screenshot(path=folder / f"daily-{scheme}{'' if width == 1280 else '-narrow'}.png")
    mark = page.locator("dejalu-mark[paper='arxiv:2106.09685']")
    mark.scroll_into_view_if_needed()
    mark.hover()
    mark.get_by_role("button", name="Tags and notes").click()
    page.wait_for_timeout(200)
    picture = mark.get_by_role("dialog").bounding_box()
    assert picture
    assert picture["x"] >= 0
    assert picture["x"] + picture["width"] <= width
    page.screenshot(path=tmp_path / f"editor-{scheme}-{width}.png")
