"""A browser that is killed keeps what it showed as kept."""

import subprocess
from collections.abc import Callable
from pathlib import Path

from e2e.harness import Browser, Server, wait_until
from e2e.test_editing import LORA, edit, mark_of
from playwright.sync_api import expect

KILLS = 10


def kill(profile: Path) -> None:
    """`kill -9` of every process of the browser on a profile."""
    command = ["pkill", "-9", "-f", "--", f"--user-data-dir={profile}"]
    wait_until("the browser is gone", lambda: subprocess.run(command).returncode == 1)


def test_what_was_shown_as_saved_outlives_a_killed_browser(
    open_browser: Callable[..., Browser], server: Server, tmp_path: Path
) -> None:
    browser = open_browser()
    browser.pair(server)
    server.stop()
    text = ""
    for number in range(KILLS):
        dialog = edit(mark_of(browser.open()))
        field = dialog.get_by_role("textbox", name="Note")
        expect(field).to_have_value(text)
        text += f"Line {number}\n"
        field.fill(text)
        expect(dialog.get_by_text("Saved", exact=True)).to_be_visible()
        kill(tmp_path / "profile")
        browser = open_browser()
    server.start()
    browser.open()
    paper = browser.wait_until("the server has it", lambda: server.paper(LORA))
    assert [note["body"] for note in paper["mark"]["notes"]] == [text]
