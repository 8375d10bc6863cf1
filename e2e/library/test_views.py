"""Every view, in both colours and at both widths: for those who read in another way, and on small screens."""

import re
from collections.abc import Iterator

import pytest
from e2e.harness import Server
from e2e.library.axe import find_violations
from e2e.library.conftest import SCHEMES, WIDTHS, Enter, Scheme, serve
from e2e.library.filling import ask, name, note, put, status, tag
from playwright.sync_api import expect

VIEWS = ("inbox", "reading", "tags", "feeds", "transfer", "settings")
LONG = "Unbreakable" * 18


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    for server in serve(tmp_path_factory.mktemp("views") / "library"):
        said = {"title": f"Networks {LONG}", "authors": [LONG, "Ada Lovelace"], "abstract": f"Of {LONG}."}
        edits = [tag("graphs"), tag(LONG), status("read"), note(f"**{LONG}**\n\n| a | b |\n|---|---|\n| {LONG} | 2 |")]
        put(server, {"number": 1, **said, "edits": edits}, {"number": 2, **said})
        ask(server, "PATCH", "/tags/graphs", json={"color": "teal"})
        paper = ask(server, "GET", "/papers", params={"named": name(1)})["papers"][0]["id"]
        ask(server, "PATCH", f"/papers/{paper}", json={"abstract": f"Of {LONG}, as I typed it."})
        yield server


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_view_can_be_read_by_all(library: Server, enter: Enter, width: int, scheme: Scheme) -> None:
    paper = ask(library, "GET", "/papers", params={"named": name(1)})["papers"][0]["id"]
    page = enter(library, "inbox", width=width, scheme=scheme)
    for view, title in [*((view, view.capitalize()) for view in VIEWS), (f"paper/{paper}", "Networks")]:
        page.evaluate("view => void (location.hash = `#/${view}`)", view)
        expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(f"^{title}"))
        assert find_violations(page) == [], view
        assert page.evaluate("document.documentElement.scrollWidth") <= width, view
    page.get_by_role("button", name="Edit what is said").click()
    expect(page.get_by_role("button", name="Take back what I typed")).to_be_visible()
    assert find_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_view_that_the_server_does_not_answer_says_so(library: Server, enter: Enter) -> None:
    page = enter(library, "inbox", errors=("ERR_FAILED",))
    page.route("**/api/tags", lambda route: route.abort())
    page.evaluate("void (location.hash = '#/tags')")
    expect(page.get_by_role("alert")).to_contain_text("The server does not answer")
    page.unroute("**/api/tags")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("row", name="graphs")).to_be_visible()
