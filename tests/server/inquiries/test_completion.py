"""A paper that lacks authors or a year has them from whatever page says them; no service is asked for it."""

from tests.server.conftest import Caller
from tests.standins import Standins

HEADS = {"identifiers": ["arxiv:2406.09519"], "title": "Talking Heads"}


def test_a_later_page_completes_a_paper(caller: Caller, services: Standins) -> None:
    number = caller.do("set_status", HEADS, status="read")["paper_id"]
    assert caller.get(f"/papers/{number}")["authors"] == []
    page = {
        "authors": ["Jack Merullo", "Ellie Pavlick"],
        "year": 2024,
        "url": "https://huggingface.co/papers/2406.09519",
    }
    caller.do("seen", HEADS | page)
    paper = caller.get(f"/papers/{number}")
    assert (paper["authors"], paper["year"]) == (["Jack Merullo", "Ellie Pavlick"], 2024)
    exported = caller.ask("GET", "/export/bibtex").text
    assert "Merullo, Jack" in exported
    assert "year = {2024}" in exported
    assert services.asked == []
