"""The library as a reader sees it, light and dark; --update-screenshots makes the README's pictures anew."""

from pathlib import Path

import pytest
from e2e.harness import ROOT, Server
from e2e.library.conftest import SCHEMES, Enter, Scheme
from e2e.library.filling import ask
from e2e.test_screenshots import PICTURES
from playwright.sync_api import expect


@pytest.mark.parametrize("scheme", SCHEMES)
def test_papers_of_every_status_are_told_apart(
    server: Server, enter: Enter, tmp_path: Path, request: pytest.FixtureRequest, scheme: Scheme
) -> None:
    for listing in ("trending", "daily"):
        server.dejalu("import", "--date", "2026-06-12", str(ROOT / f"tests/pages/huggingface-{listing}.html"))
    server.dejalu("mark", "arxiv:1706.03762", "read", "--tag", "to cite", "--note", "Section 3.2 is *the* one.")
    server.dejalu("mark", "arxiv:2106.09685", "to-read", "--tag", "fine tuning", "--tag", "to cite")
    server.dejalu("mark", "arxiv:2312.00752", "skipped")
    server.dejalu("mark", "arxiv:2010.11929", "reading", "--tag", "vision")
    for name, color in {"to cite": "orange", "fine tuning": "purple", "vision": "teal"}.items():
        ask(server, "PATCH", f"/tags/{name}", json={"color": color})
    page = enter(server, scheme=scheme)
    for status in ("read", "to-read", "skipped", "reading", "seen"):
        expect(page.locator(f".paper-row .sign [data-status={status}]").first).to_be_visible()
    folder = PICTURES if request.config.getoption("--update-screenshots") else tmp_path
    page.screenshot(path=folder / f"library-{scheme}.png")
