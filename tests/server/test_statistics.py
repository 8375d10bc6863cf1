"""The library in figures, and drawn."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from defusedxml import ElementTree as SafeTree
from tests.server.conftest import Caller, expect_error
from tests.server.test_cli import dejalu

from dejalu.charts import drawing
from dejalu.charts.canvas import THEMES
from dejalu.charts.figures import Figures

NAMES = ("calendar", "progress", "tags", "places")
HEADS, LINK, THIRD = (
    {"identifiers": [f"doi:10.1000/{word}"], "title": f"A {word} Paper Like No Other One"} for word in ("h", "l", "t")
)
SVG = "{http://www.w3.org/2000/svg}"
NOW = datetime.now(UTC).replace(hour=12)


def told(caller: Caller) -> dict[str, dict[str, Any]]:
    charts = caller.get("/statistics")["charts"]
    assert tuple(chart["name"] for chart in charts) == NAMES
    return {chart["name"]: chart for chart in charts}


def draw(caller: Caller, name: str, theme: str = "light") -> bytes:
    response = caller.ask("GET", f"/statistics/{name}.svg?theme={theme}")
    assert response.status_code == 200, response.text
    assert response.mimetype == "image/svg+xml"
    content: bytes = response.data
    return content


def read(svg: bytes) -> ElementTree.Element:
    tree: ElementTree.Element = SafeTree.fromstring(svg)
    return tree


def said(svg: bytes) -> list[str]:
    """All that is written in a chart."""
    return ["".join(text.itertext()).strip() for text in read(svg).iter(f"{SVG}text")]


def ago(days: int) -> datetime:
    return NOW - timedelta(days=days)


def do(caller: Caller, days: int, type_: str, paper: dict[str, Any], **values: Any) -> None:
    """An edit that was made so many days ago."""
    stamp = f"{int(ago(days).timestamp() * 1000):015d}-0000"
    operation = {**caller.operation(type_, paper, **values), "at": stamp}
    [result] = caller.sync(operation)["results"]
    assert result["result"] == "applied"


@pytest.fixture
def library(caller: Caller) -> Caller:
    """Two months of three papers."""
    do(caller, 70, "seen", {**HEADS, "url": "https://www.arxiv.org/abs/1"})
    do(caller, 70, "seen", {**HEADS, "url": "https://arxiv.org/abs/1"})
    do(caller, 70, "seen", {**LINK, "url": "https://Example.org:8080"})
    do(caller, 60, "set_status", HEADS, status="to-read")
    do(caller, 60, "set_status", LINK, status="to-read")
    do(caller, 30, "seen", {**THIRD, "url": "https://arxiv.org/abs/3"})
    do(caller, 20, "set_status", HEADS, status="read")
    do(caller, 20, "set_status", HEADS, status="read")
    do(caller, 10, "set_status", LINK, status=None)
    do(caller, 9, "set_tag", HEADS, tag="to $cite$ <&> 深層 \x1b", on=True)
    do(caller, 9, "set_tag", THIRD, tag="To $CITE$ <&> 深層 \x1b", on=True)
    return caller


def test_papers_are_counted_day_by_day(library: Caller) -> None:
    calendar = told(library)["calendar"]
    rows = {row[0]: row[1:] for row in calendar["rows"]}
    days = [(ago(number)).date().isoformat() for number in (70, 60, 30, 20, 10)]
    assert calendar["columns"] == ["day", "seen", "read"]
    assert [rows[day] for day in days] == [[2, 0], [0, 0], [1, 0], [0, 1], [0, 0]]
    assert [sum(numbers) for numbers in zip(*rows.values(), strict=True)] == [3, 1]
    assert list(rows)[-1] == datetime.now(UTC).date().isoformat()
    assert 52 * 7 < len(rows) <= 53 * 7


def test_what_waits_and_what_was_read_are_followed_week_by_week(library: Caller) -> None:
    rows = told(library)["progress"]["rows"]
    found = {
        number: next(row[1:] for row in rows if row[0] >= ago(number).date().isoformat()) for number in (60, 20, 10, 0)
    }
    assert found[60] == [2, 0]
    assert found[0] == [0, 1]
    assert found[20] in ([1, 1], [0, 1])
    assert rows[-1][0] == datetime.now(UTC).date().isoformat()


def test_tags_are_counted_by_the_month_in_which_their_papers_were_met(library: Caller) -> None:
    tags = told(library)["tags"]
    assert tags["columns"] == ["month", "to $cite$ <&> 深層 \x1b"]
    months = [row[0] for row in tags["rows"]]
    assert months[0] == f"{ago(70):%Y-%m}"
    assert months[-1] == f"{NOW:%Y-%m}"
    assert sum(row[1] for row in tags["rows"]) == 2


def test_beyond_eight_tags_they_are_others(library: Caller) -> None:
    for number in range(9):
        library.do("set_tag", HEADS, tag=f"tag {number}", on=True)
    columns = told(library)["tags"]["columns"]
    assert len(columns) == 1 + 8 + 1
    assert columns[1].startswith("to $cite$")
    assert columns[-1] == "others"


def test_places_are_sites_and_each_paper_counts_once_on_each(library: Caller) -> None:
    assert told(library)["places"]["rows"] == [["arxiv.org", 2], ["example.org:8080", 1]]


def test_joined_papers_are_one(library: Caller) -> None:
    ids = [library.lookup(paper)[0]["mark"]["paper_id"] for paper in (HEADS, THIRD)]
    assert library.ask("POST", f"/papers/{ids[0]}/merge", json={"other": ids[1]}).status_code == 200
    assert told(library)["places"]["rows"] == [["arxiv.org", 1], ["example.org:8080", 1]]


@pytest.mark.parametrize("theme", [*THEMES])
def test_every_chart_is_drawn_with_text_that_can_be_read_aloud(library: Caller, theme: str) -> None:
    figures = told(library)
    for name in NAMES:
        svg = draw(library, name, theme)
        root = read(svg)
        assert root.get("role") == "img"
        assert root.findtext(f"{SVG}title") == figures[name]["title"]
        assert root.findtext(f"{SVG}desc") == figures[name]["about"]
        assert figures[name]["title"] in said(svg)
        assert not re.search(rb"#ffffff|<image|<script|http:(?!//www\.w3\.org/)|Matplotlib", svg)
        assert draw(library, name, theme) == svg
    assert "to $cite$ <&> 深層 \ufffd" in said(draw(library, "tags", theme))
    assert {"arxiv.org", "2", "example.org:8080", "1"} <= set(said(draw(library, "places", theme)))
    assert "Seen: 3" in said(draw(library, "calendar", theme))
    assert {"to-read: 0", "read: 1"} <= set(said(draw(library, "progress", theme)))
    assert draw(library, "places", "light") != draw(library, "places", "dark")


def test_an_empty_library_is_told_as_such(caller: Caller) -> None:
    told(caller)
    for name in NAMES:
        assert "There is nothing to show yet." in said(draw(caller, name))


def test_what_is_no_chart_is_refused(caller: Caller) -> None:
    expect_error(caller.ask("GET", "/statistics/other.svg"), 404)
    expect_error(caller.ask("GET", "/statistics/tags.svg?theme=pink"), 422, "theme")


@pytest.mark.parametrize("numbers", [(1,), (1, 1), (10**9, 0, 1)])
def test_few_and_great_numbers_are_drawn(numbers: tuple[int, ...]) -> None:
    first = datetime(2026, 1, 5, tzinfo=UTC).date()
    days = [(first + timedelta(days=7 * place)).isoformat() for place in range(len(numbers))]
    rows = [(day, number, number) for day, number in zip(days, numbers, strict=True)]
    for name, start in (("calendar", days), ("progress", days), ("tags", ["2026-01", "2026-02", "2026-03"])):
        own = [(label, *row[1:]) for label, row in zip(start, rows, strict=False)]
        assert read(drawing.draw(Figures(name, "T", "A", ("of", "x", "y"), own), "dark")) is not None
    bars = [(f"site {place}", number) for place, number in enumerate(numbers)]
    assert read(drawing.draw(Figures("places", "T", "A", ("site", "papers"), bars), "dark")) is not None


def test_the_command_line_tells_and_draws_them(tmp_path: Path) -> None:
    data, file = tmp_path / "library", tmp_path / "places.svg"
    dejalu("mark", "arxiv:2106.09685", "read", "--tag", "x", data=data)
    answer = dejalu("statistics", data=data)
    assert "To read, and read: " in answer.stdout, answer.stderr
    assert "Where you met papers: there is nothing to tell yet." in answer.stdout
    drawn = dejalu("statistics", "tags", "-o", str(file), "--theme", "dark", data=data)
    assert drawn.stdout == f"Wrote {file}.\n"
    assert "x" in said(file.read_bytes())
