"""Files into the library and out of it, through its page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from e2e.harness import Server
from e2e.library.conftest import Enter, serve
from e2e.library.filling import ask, put, tag
from playwright.sync_api import expect

HOSTILE = "<img src=x onerror=alert(1)>"
FILE = f"""
@article{{one, title = {{A new paper on reading}}, year = {{2024}}, eprint = {{2401.00001}}, archiveprefix = {{arXiv}}}}
@article{{two, title = {{{HOSTILE} and more words}}, year = {{2023}}}}
@article{{three, year = {{2024}}, author = {{{HOSTILE}}}}}
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    for server in serve(tmp_path_factory.mktemp("transfer") / "library"):
        put(
            server,
            {"number": 1, "title": "Graph networks", "edits": [tag("graphs")]},
            {"number": 2, "title": "Capsules"},
        )
        yield server


def count(server: Server) -> int:
    return len(ask(server, "GET", "/papers")["papers"])


def test_a_file_is_looked_at_then_imported_then_undone(library: Server, enter: Enter, tmp_path: Path) -> None:
    (tmp_path / "mine.bib").write_text(FILE, encoding="utf-8")
    page = enter(library, "transfer")
    page.get_by_label("Choose a file").set_input_files(tmp_path / "mine.bib")
    expect(page.get_by_role("heading", name="What importing mine.bib would do")).to_be_visible()
    expect(page.locator(".outcome")).to_contain_text("2 new papers")
    expect(page.locator(".lines")).to_contain_text("neither a title nor an identifier")
    assert count(library) == 2
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Imported mine.bib")).to_be_visible()
    expect(page.get_by_label("Choose a file")).to_be_focused()
    assert count(library) == 4
    page.get_by_role("button", name="Undo the import of mine.bib").click()
    expect(page.get_by_role("listitem").filter(has_text="mine.bib")).to_contain_text("undone")
    assert count(library) == 2
    assert page.locator("main img").count() == 0


def test_a_dropped_file_that_is_none_is_refused(library: Server, enter: Enter) -> None:
    page = enter(library, "transfer", errors=("422",))
    page.locator(".drop").wait_for()
    page.evaluate("""() => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array([0, 1, 2, 255])], 'noise.bin'));
        document.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }));
    }""")
    expect(page.get_by_role("region", name="Import", exact=True).get_by_role("alert")).not_to_be_empty()
    expect(page.get_by_role("button", name="Import it")).to_have_count(0)


def test_the_papers_of_a_search_are_exported(library: Server, enter: Enter) -> None:
    page = enter(library, "transfer?q=graph")
    page.get_by_label("Format").select_option("CSL-JSON")
    with page.expect_download() as loaded:
        page.get_by_role("button", name="Export", exact=True).click()
    assert loaded.value.suggested_filename == "dejalu.csl.json"
    content = Path(loaded.value.path()).read_text(encoding="utf-8")
    assert "Graph networks" in content
    assert "Capsules" not in content
    expect(page.get_by_role("status").filter(has_text="Exported 1 paper.")).to_be_visible()


def test_a_backup_is_made(library: Server, enter: Enter) -> None:
    page = enter(library, "transfer")
    page.get_by_role("button", name="Back up now").click()
    expect(page.get_by_role("region", name="Backups").get_by_text("manual", exact=True)).to_be_visible()
    assert len(list((library.folder / "backups").iterdir())) >= 1
