"""The digest by the command line of a real server."""

import email
import email.policy
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.server.test_cli import expect_failure
from tests.serving import Server

LORA = "arxiv:2106.09685"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("digest") / "library")
    server.start()
    server.dejalu("mark", LORA, "to-read", "--tag", "fine tuning", "--note", "Ranks & *bits*")
    yield server
    server.stop()


def test_it_is_printed_and_written_in_every_form(server: Server, tmp_path: Path) -> None:
    printed = server.dejalu("digest")
    assert "To read (1)" in printed
    assert "[fine tuning]" in printed
    assert "Ranks & *bits*" in printed
    told = json.loads(server.dejalu("digest", "--json", "--days", "1"))
    assert (told["to_read_total"], told["notes_total"], told["added"]) == (1, 1, 1)
    page, mail = tmp_path / "week.html", tmp_path / "week.eml"
    assert server.dejalu("digest", "--format", "html", "-o", str(page)) == f"Wrote {page}.\n"
    assert "Ranks &amp; <em>bits</em>" in page.read_text(encoding="utf-8")
    today = str(datetime.now(UTC).date())
    server.dejalu("digest", "--since", today, "--format", "mail", "-o", str(mail))
    draft = email.message_from_bytes(mail.read_bytes(), policy=email.policy.default)
    assert draft["Subject"] == "Dejalu: 1 to read, 1 note"
    assert server.dejalu("digest", "--format", "html").startswith("<!doctype html>")


@pytest.mark.parametrize("span", ["--days=0", "--days=-1", "--days=1000", "--since=2999-01-01", "--since=1999-01-01"])
def test_days_of_which_nothing_can_be_told_get_one_clear_line(server: Server, span: str) -> None:
    expect_failure(server.run("digest", span), "the last 1 to 366 days")
