"""Everything that can be done to a paper without leaving the page, by mouse and by keyboard."""

from e2e.harness import Browser, Server
from playwright.sync_api import Locator, Page, expect

LORA = "arxiv:2106.09685"


def mark_of(page: Page, paper: str = LORA) -> Locator:
    return page.locator(f"dejalu-mark[paper='{paper}']")


def press(mark: Locator, name: str) -> None:
    mark.hover()
    mark.get_by_role("button", name=name, exact=True).click()


def edit(mark: Locator) -> Locator:
    """The open popover with tags and notes."""
    press(mark, "Tags and notes")
    dialog = mark.get_by_role("dialog")
    expect(dialog).to_be_visible()
    return dialog


def annotate(mark: Locator, note: str, tag: str) -> Locator:
    """The open popover, after a note and a tag were written in it."""
    dialog = edit(mark)
    dialog.get_by_role("textbox", name="Note").fill(note)
    dialog.get_by_role("combobox", name="Add a tag").fill(tag)
    dialog.get_by_role("combobox", name="Add a tag").press("Enter")
    return dialog


def test_a_status_set_on_the_card_is_on_the_server_at_once(paired: Browser, server: Server) -> None:
    mark = mark_of(paired.open())
    press(mark, "Read")
    expect(mark).to_have_attribute("status", "read")
    paper = paired.wait_until("the server has it", lambda: server.paper(LORA))
    assert paper["mark"]["status"] == "read"
    assert paper["authors"][0] == "Edward J. Hu"
    assert paper["title"] == "LoRA: Low-Rank Adaptation of Large Language Models"
    assert "○ " not in server.dejalu("search", "low-rank")


def test_a_status_pressed_again_is_taken_back(paired: Browser) -> None:
    mark = mark_of(paired.open())
    press(mark, "Skip")
    expect(mark).to_have_attribute("status", "skipped")
    press(mark, "Skip")
    expect(mark).not_to_have_attribute("status", "skipped")


def test_tags_may_have_spaces_and_are_offered_again(paired: Browser, server: Server) -> None:
    page = paired.open()
    dialog = edit(mark_of(page))
    field = dialog.get_by_role("combobox", name="Add a tag")
    field.fill("  fine   tuning ")
    field.press("Enter")
    expect(dialog.get_by_role("listitem")).to_have_text(["fine tuning×"])
    field.fill("to cite")
    dialog.get_by_role("button", name="Add", exact=True).click()
    expect(dialog.get_by_role("listitem")).to_have_count(2)
    dialog.get_by_role("button", name="Remove tag to cite").click()
    expect(dialog.get_by_role("listitem")).to_have_text(["fine tuning×"])
    paired.wait_until("the tag is on the server", lambda: "[fine tuning]" in server.run("search", "low-rank").stdout)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()

    other = edit(mark_of(page, "arxiv:2305.18290"))
    expect(other.locator("datalist option[value='fine tuning']")).to_be_attached()


def test_a_note_is_saved_as_it_is_typed_and_outlives_a_click_elsewhere(paired: Browser, server: Server) -> None:
    page = paired.open()
    mark = mark_of(page)
    dialog = edit(mark)
    note = dialog.get_by_role("textbox", name="Note")
    note.press_sequentially("Two *small* matrices ", delay=10)
    expect(dialog.get_by_text("Saved", exact=True)).to_be_visible()
    note.press_sequentially("& a frozen one: 50% less")
    page.mouse.click(5, 5)
    expect(dialog).to_be_hidden()

    def kept() -> bool:
        paper = server.paper(LORA)
        return bool(paper and [note["body"] for note in paper["mark"]["notes"]] == [text])

    text = "Two *small* matrices & a frozen one: 50% less"
    paired.wait_until("the whole note is on the server", kept)
    expect(mark.get_by_role("button").first).to_contain_text("✎")
    page.reload()
    expect(edit(mark_of(page)).get_by_role("textbox", name="Note")).to_have_value(text)


def test_a_note_is_kept_also_when_the_page_is_left_at_once(paired: Browser, server: Server) -> None:
    page = paired.open()
    edit(mark_of(page)).get_by_role("textbox", name="Note").fill("in a hurry")
    page.goto("https://huggingface.co/elsewhere")
    paired.wait_until("the note is on the server", lambda: "1 note" in server.run("search", "in a hurry").stdout)


def test_a_press_counts_also_when_it_ends_the_writing_of_a_note(paired: Browser, server: Server) -> None:
    """Leaving the field saves the note, which the mark then shows; nothing may move away under the pointer."""
    page = paired.open("/papers/1706.03762")
    mark = mark_of(page, "arxiv:1706.03762")
    page.get_by_role("textbox", name="Note").fill("Multi-head")
    mark.get_by_role("button", name="To read", exact=True).click()
    expect(mark).to_have_attribute("status", "to-read")
    expect(mark.get_by_role("button").first).to_contain_text("✎")

    page = paired.open()
    mark = mark_of(page)
    edit(mark).get_by_role("textbox", name="Note").fill("Low rank")
    mark.get_by_role("button", name="Read", exact=True).click()
    expect(mark).to_have_attribute("status", "read")
    paired.wait_until("both are kept", lambda: "1 note" in server.run("search", "low rank").stdout)


def test_the_last_act_can_be_undone_from_the_card_and_from_the_bar(paired: Browser) -> None:
    page = paired.open()
    mark = mark_of(page)
    press(mark, "To read")
    press(mark, "Star")
    expect(mark.get_by_role("button", name="Star", exact=True)).to_have_attribute("aria-pressed", "true")
    press(mark, "Undo")
    expect(mark.get_by_role("button", name="Star", exact=True)).to_have_attribute("aria-pressed", "false")
    expect(mark).to_have_attribute("status", "to-read")
    page.locator("dejalu-bar").get_by_role("button", name="Undo").click()
    expect(mark).not_to_have_attribute("status", "to-read")
    expect(page.locator("dejalu-bar").get_by_role("button", name="Undo")).to_be_hidden()


def test_typing_a_note_is_one_act_to_undo(paired: Browser, server: Server) -> None:
    page = paired.open()
    mark = mark_of(page)
    dialog = edit(mark)
    note = dialog.get_by_role("textbox", name="Note")
    for text in ("first ", "second ", "third"):
        note.press_sequentially(text)
        expect(dialog.get_by_text("Saved", exact=True)).to_be_visible()
        page.wait_for_timeout(500)
    page.keyboard.press("Escape")
    press(mark, "Undo")
    expect(mark.get_by_role("button").first).not_to_contain_text("✎")
    paired.wait_until("the note is gone", lambda: "1 note" not in server.run("search", "low-rank").stdout)


def test_all_of_it_by_keyboard(paired: Browser, server: Server) -> None:
    page = paired.open()
    page.locator("article", has_text="LoRA").locator("h3 a").focus()
    names: list[str] = []
    for _ in range(20):
        page.keyboard.press("Tab")
        page.wait_for_timeout(80)
        name = page.evaluate("document.activeElement?.shadowRoot?.activeElement?.ariaLabel ?? ''")
        names += [name] if name else []
        if name == "Reading":
            page.keyboard.press("Enter")
        if name == "Tags and notes":
            page.keyboard.press("Enter")
            break
    assert names[0].startswith("Dejalu: ")
    assert names[1:] == ["To read", "Reading", "Read", "Skip", "Star", "Tags and notes"]
    page.keyboard.type("adapters")
    page.keyboard.press("Enter")
    paired.wait_until(
        "status and tag are on the server", lambda: "[adapters]" in server.run("search", "low-rank").stdout
    )
    paper = server.paper(LORA)
    assert paper
    assert paper["mark"]["status"] == "reading"


def test_events_made_by_the_page_do_nothing(paired: Browser) -> None:
    page = paired.open()
    mark = mark_of(page)
    mark.hover()
    expect(mark.get_by_role("button", name="Read", exact=True)).to_be_visible()
    page.evaluate(
        """() => {
          for (const mark of document.querySelectorAll('dejalu-mark'))
            for (const button of mark.shadowRoot.querySelectorAll('button')) button.click();
        }"""
    )
    page.wait_for_timeout(300)
    assert page.locator("dejalu-mark:not([status=new])").count() == 0
    assert mark.locator(":popover-open").count() == 0


def test_a_popover_with_half_a_note_survives_the_page_rebuilding_itself(paired: Browser, server: Server) -> None:
    page = paired.open()
    dialog = edit(mark_of(page))
    dialog.get_by_role("textbox", name="Note").press_sequentially("half a thought")
    page.evaluate(
        """() => {
          const island = document.querySelector('[data-target="DailyPapers"]');
          const html = island.innerHTML.replace(/<dejalu-[^]*?<\\/dejalu-[a-z]+>/g, '');
          island.innerHTML = html;
        }"""
    )
    again = mark_of(page).get_by_role("dialog")
    expect(again).to_be_visible()
    again.get_by_role("textbox", name="Note").press_sequentially(", and its end")
    expect(again.get_by_role("textbox", name="Note")).to_have_value("half a thought, and its end")
    paired.wait_until("all of it is kept", lambda: "1 note" in server.run("search", "and its end").stdout)


def test_the_site_is_asked_for_what_its_page_does_not_say(paired: Browser, server: Server) -> None:
    html = '<main><h1>A Paper</h1><div class="row">Published</div></main>'
    paired.serve("/papers/2504.15471", f"<body>{html}</body>")
    asked: list[str] = []

    def tell(route: object) -> None:
        asked.append(route.request.url)  # type: ignore[attr-defined]
        route.fulfill(  # type: ignore[attr-defined]
            json={
                "id": "2504.15471",
                "title": "A Paper",
                "authors": [{"name": "Tyler A. Chang"}, {"name": "Benjamin K. Bergen"}],
                "publishedAt": "2025-04-21T00:00:00.000Z",
            }
        )

    paired.context.route("https://huggingface.co/api/**", tell)
    page = paired.open("/papers/2504.15471")
    page.get_by_role("button", name="To read", exact=True).click()

    def authors() -> list[str]:
        paper = server.paper("arxiv:2504.15471")
        return paper["authors"] if paper else []

    paired.wait_until("the authors are known", authors)
    assert authors() == ["Tyler A. Chang", "Benjamin K. Bergen"]
    assert asked == ["https://huggingface.co/api/papers/2504.15471"]
