"""Papers known by their titles: what may be the same, what was taken for the same, and a version not yet read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from e2e.harness import PAGES, Browser, Server
from e2e.proxy import between
from e2e.test_editing import edit, mark_of, press
from playwright.sync_api import Locator, Page, expect

HEADS = "arxiv:2406.09519"
TITLE = "Talking Heads: Understanding Inter-layer Communication in Transformer Language Models"
MISSPELT = TITLE.replace("Communication", "Comunication")


@pytest.fixture
def import_capture(server: Server, tmp_path: Path) -> Callable[[str], None]:
    """Imports a saved page without identifiers, on which the paper has a given title."""

    def run(title: str) -> None:
        capture = tmp_path / "capture.txt"
        capture.write_text((PAGES / "capture.txt").read_text().replace(TITLE, title))
        server.dejalu("import", "--date", "2025-12-09", str(capture))

    return run


@pytest.fixture
def asking(uncounted: Browser, import_capture: Callable[[str], None]) -> Page:
    """A page with a paper that may be the misspelt one of a capture."""
    import_capture(MISSPELT)
    page = uncounted.open()
    expect(chip(mark_of(page, HEADS))).to_have_text("new≈")
    return page


def chip(mark: Locator) -> Locator:
    return mark.get_by_role("button").first


def question(mark: Locator) -> Locator:
    return mark.get_by_role("group", name=f"Maybe the same as “{MISSPELT}”")


def joined(mark: Locator) -> Locator:
    return mark.get_by_role("group", name=f"Taken for “{TITLE}”")


def undo(page: Page) -> None:
    page.locator("dejalu-bar").get_by_role("button", name="Undo").click()


def expect_new(mark: Locator) -> None:
    expect(mark).to_have_attribute("status", "new")
    expect(chip(mark)).to_have_text("new")


def test_a_paper_that_may_be_known_stays_new_and_asks_quietly(uncounted: Browser, asking: Page) -> None:
    mark = mark_of(asking, HEADS)
    expect(chip(mark)).to_have_accessible_name(f"Dejalu: new; maybe: {MISSPELT}")
    expect(mark).to_have_attribute("status", "new")
    expect(question(mark)).to_be_hidden()
    mark.hover()
    expect(question(mark)).to_be_visible()
    for button in question(mark).get_by_role("button").all():
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 26
    assert not uncounted.errors


def test_the_question_can_be_answered_by_keyboard_with_yes(server: Server, asking: Page) -> None:
    mark = mark_of(asking, HEADS)
    chip(mark).focus()
    question(mark).get_by_role("button", name="Same paper").press("Enter")
    expect(question(mark)).to_be_hidden()
    expect(mark).to_have_attribute("status", "seen")
    expect(chip(mark)).to_contain_text("9 Dec")
    expect(asking.locator("dejalu-bar")).to_contain_text("Marked as the same paper")
    assert HEADS in server.dejalu("search", "talking heads")
    undo(asking)
    expect(chip(mark)).to_have_text("new≈")


def test_the_question_answered_with_no_is_never_asked_again(uncounted: Browser, server: Server, asking: Page) -> None:
    mark = mark_of(asking, HEADS)
    press(mark, "Not the same")
    expect_new(mark)
    asking.close()
    server.dejalu("mark", "arxiv:1706.03762", "read")
    page = uncounted.open()
    expect(mark_of(page, "arxiv:1706.03762")).to_have_attribute("status", "read")
    page.wait_for_timeout(1000)
    expect_new(mark_of(page, HEADS))


def test_a_record_taken_for_the_paper_is_told_apart_at_once_on_every_page(
    uncounted: Browser, server: Server, import_capture: Callable[[str], None]
) -> None:
    import_capture(TITLE)
    page, other = uncounted.open(), uncounted.open()
    mark = mark_of(page, HEADS)
    expect(mark).to_have_attribute("status", "seen")
    dialog = edit(mark)
    expect(joined(dialog)).to_be_visible()
    joined(dialog).get_by_role("button", name="Not the same").click()
    for shown in (mark, mark_of(other, HEADS)):
        expect_new(shown)
    expect(joined(dialog)).to_be_hidden()
    expect(dialog).to_contain_text("Not seen before.")
    page.reload()
    expect_new(mark_of(page, HEADS))
    press(mark_of(other, HEADS), "Read")
    uncounted.wait_until("one of them is read", lambda: "✓" in server.dejalu("search", "talking heads"))
    found = server.dejalu("search", "talking heads")
    assert (found.count(TITLE), found.count("✓")) == (2, 1)


def test_telling_apart_can_be_undone(uncounted: Browser, import_capture: Callable[[str], None]) -> None:
    import_capture(TITLE)
    page = uncounted.open()
    mark = mark_of(page, HEADS)
    expect(mark).to_have_attribute("status", "seen")
    dialog = edit(mark)
    joined(dialog).get_by_role("button", name="Not the same").click()
    expect_new(mark)
    page.keyboard.press("Escape")
    expect(page.locator("dejalu-bar")).to_contain_text("Marked as another paper")
    undo(page)
    expect(mark).to_have_attribute("status", "seen")
    expect(chip(mark)).to_contain_text("9 Dec")
    expect(joined(edit(mark))).to_be_visible()


def test_telling_apart_works_while_the_server_is_down(
    uncounted: Browser, server: Server, import_capture: Callable[[str], None]
) -> None:
    import_capture(TITLE)
    page = uncounted.open()
    mark = mark_of(page, HEADS)
    expect(mark).to_have_attribute("status", "seen")
    server.stop()
    joined(edit(mark)).get_by_role("button", name="Not the same").click()
    expect_new(mark)
    page.reload()
    expect_new(mark)
    press(mark, "Skip")
    expect(mark).to_have_attribute("status", "skipped")
    server.start()
    page.reload()
    uncounted.wait_until("the server knows", lambda: "–" in server.dejalu("search", "talking heads"))
    assert server.dejalu("search", "talking heads").count(TITLE) == 2
    expect(mark).to_have_attribute("status", "skipped")


def test_the_server_is_asked_again_only_when_its_answer_may_be_another(
    uncounted: Browser, server: Server, import_capture: Callable[[str], None]
) -> None:
    with between(server) as proxy:
        uncounted.pair(server, proxy.url)

        def questions_of_a_visit() -> int:
            proxy.asked.clear()
            page = uncounted.open()
            page.wait_for_timeout(1500)
            page.close()
            assert "/api/sync" in proxy.asked
            return proxy.asked.count("/api/lookup")

        uncounted.own_page("popup/popup.html")  # so that a page is left when the others are closed
        assert [questions_of_a_visit(), questions_of_a_visit()] == [1, 0]
        import_capture(MISSPELT)
        assert [questions_of_a_visit(), questions_of_a_visit()] == [1, 0]


def test_an_answer_that_comes_late_does_not_undo_what_was_done_since(
    uncounted: Browser, server: Server, import_capture: Callable[[str], None]
) -> None:
    import_capture(TITLE)
    with between(server, late="/api/lookup") as proxy:
        uncounted.pair(server, proxy.url)
        page = uncounted.open()
        uncounted.wait_until("the server has answered", proxy.arrived.is_set)
        mark = mark_of(page, HEADS)
        press(mark, "Read")
        page.wait_for_timeout(1500)
        proxy.released.set()
        uncounted.wait_until("the server has the edit", lambda: "✓" in server.dejalu("search", "talking heads"))
        page.wait_for_timeout(1000)
        expect(mark).to_have_attribute("status", "read")
        page.reload()
        expect(mark).to_have_attribute("status", "read")


def test_a_later_version_than_the_one_read_is_told(uncounted: Browser, server: Server) -> None:
    for version in (1, 3):
        uncounted.serve(f"/papers/1706.03762v{version}", PAGES / "huggingface-paper.html")
    page = uncounted.open("/papers/1706.03762v1")
    mark = mark_of(page, "arxiv:1706.03762")
    mark.get_by_role("button", name="Read", exact=True).click()
    expect(chip(mark)).to_have_text("read")
    uncounted.wait_until("the server has it", lambda: server.paper("arxiv:1706.03762"))

    page = uncounted.open("/papers/1706.03762v3")
    mark = mark_of(page, "arxiv:1706.03762")
    expect(chip(mark)).to_have_text("readyou read v1, this is v3")
    expect(chip(mark)).to_have_accessible_name("Dejalu: read; you read v1, this is v3")
    mark.get_by_role("button", name="Skip", exact=True).click()
    expect(chip(mark)).to_have_text("skipped")
    mark.get_by_role("button", name="Undo", exact=True).click()
    expect(chip(mark)).to_contain_text("you read v1, this is v3")
    expect(chip(mark_of(uncounted.open(), "arxiv:1706.03762"))).to_have_text("read")


def capture_of(titles: list[str]) -> str:
    """A saved list in plain text: titles, abstracts and dates, and no identifier."""
    abstract = "We ask what was read before, and find that most of it was, by most of those whom we asked. " * 3
    papers = [f"{title}\n\n{abstract}\n\n  • 3 authors\n·\nJun 28\n" for title in titles]
    return "Daily Papers\n\nbyAK and the research community\n\nJul 2\n\n" + "\n".join(papers)


def test_on_a_real_page_exactly_the_papers_of_a_capture_are_marked(
    uncounted: Browser, server: Server, tmp_path: Path, shared: Path
) -> None:
    uncounted.serve("/papers", shared / "pages/huggingface/daily_2026-07-02_hydrated.html")
    page = uncounted.open()
    titles = [" ".join(title.split()) for title in page.locator("article h3 a").all_text_contents()]
    assert len(titles) == len(set(titles)) == 31
    page.close()
    captured, decoys = titles[::3], [f"{title}, Part II" for title in titles[1::3]]
    capture = tmp_path / "capture.txt"
    capture.write_text(capture_of([title.upper() for title in captured] + decoys))
    server.dejalu("import", "--date", "2026-07-01", str(capture))

    def shown() -> list[str]:
        marks = page.locator("article dejalu-mark").all()
        return [title for title, mark in zip(titles, marks, strict=True) if mark.get_attribute("status") != "new"]

    page = uncounted.open()
    uncounted.wait_until("all of them are marked", lambda: len(shown()) >= len(captured))
    page.wait_for_timeout(1000)
    assert shown() == captured

    other = uncounted.open()
    first = page.locator("article dejalu-mark").first
    edit(first).get_by_role("button", name="Not the same").click()
    for where in (page, other):
        expect_new(where.locator("article dejalu-mark").first)
    server.dejalu("import", "--date", "2026-07-02", str(capture))
    page.reload()
    page.wait_for_timeout(2000)
    assert shown() == captured[1:]
    assert not uncounted.errors
