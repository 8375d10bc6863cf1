"""Tags renamed, merged, colored and deleted, whatever their names, and all of it undone."""

from typing import Any
from urllib.parse import quote

import pytest
from tests.server.archive.conftest import Shelf, ailments, export, restore, shelf
from tests.server.conftest import Caller, expect_error

HEADS = {"identifiers": ["arxiv:2406.09519"], "title": "Talking Heads in Models"}
LINK = {"identifiers": ["arxiv:2309.00789"], "title": "LinkTransformer"}

__all__ = ["shelf"]


@pytest.fixture
def library(caller: Caller) -> Caller:
    caller.do("set_tag", HEADS, tag="llm", on=True)
    caller.do("set_tag", LINK, tag="LLM", on=True)
    caller.do("set_tag", LINK, tag="to cite", on=True)
    return caller


def tags(caller: Caller) -> dict[str, tuple[int, str | None]]:
    return {tag["name"]: (tag["count"], tag["color"]) for tag in caller.get("/tags")["tags"]}


def change(caller: Caller, name: str, /, **values: Any) -> dict[str, Any]:
    response = caller.ask("PATCH", f"/tags/{quote(name, safe='')}", json=values)
    assert response.status_code == 200, response.text
    act: dict[str, Any] = response.json  # type: ignore[assignment]
    return act


def undo(caller: Caller) -> None:
    assert caller.ask("POST", "/acts/last/undo", json={}).status_code == 200


def test_a_tag_is_renamed_on_all_its_papers(library: Caller) -> None:
    change(library, "llm", color="teal")
    since = library.sync(since=None)["seq"]
    act = change(library, "LLM", name="language models")
    assert (act["said"], act["papers"]) == ("Renamed the tag “llm” to “language models”", 2)
    assert tags(library) == {"language models": (2, "teal"), "to cite": (1, None)}
    assert [mark["tags"] for mark in library.sync(since=since)["changes"]] == [
        ["language models"],
        ["language models", "to cite"],
    ]
    assert ailments(library) == []
    undo(library)
    assert tags(library) == {"llm": (2, "teal"), "to cite": (1, None)}
    library.do("set_tag", HEADS, tag="language models", on=True)
    assert tags(library)["language models"] == (1, None)


def test_only_its_case_changes(library: Caller) -> None:
    since = library.sync(since=None)["seq"]
    change(library, "llm", name="LLM")
    assert tags(library) == {"LLM": (2, None), "to cite": (1, None)}
    assert len(library.sync(since=since)["changes"]) == 2
    undo(library)
    assert tags(library) == {"llm": (2, None), "to cite": (1, None)}


def test_onto_another_tag_the_two_are_merged(library: Caller) -> None:
    change(library, "to cite", color="red")
    act = change(library, "llm", name="To Cite")
    assert act["said"] == "Merged the tag “llm” into “to cite”"
    assert tags(library) == {"to cite": (2, "red")}
    undo(library)
    assert tags(library) == {"llm": (2, None), "to cite": (1, "red")}
    assert ailments(library) == []


def test_onto_a_tag_that_no_paper_has_its_own_name_and_color_count(library: Caller) -> None:
    change(library, "to cite", color="red")
    library.do("set_tag", LINK, tag="to cite", on=False)
    change(library, "llm", name="To Cite")
    assert tags(library) == {"To Cite": (2, None)}


def test_a_tag_is_deleted_with_its_color(library: Caller) -> None:
    change(library, "llm", color="pink")
    act = library.ask("DELETE", "/tags/llm").json
    assert act
    assert (act["said"], act["papers"]) == ("Deleted the tag “llm”", 2)
    assert tags(library) == {"to cite": (1, None)}
    library.do("set_tag", HEADS, tag="llm", on=True)
    assert tags(library)["llm"] == (1, None)
    undo(library)
    assert tags(library)["llm"] == (2, "pink")


def test_what_was_tagged_since_stays(library: Caller) -> None:
    library.ask("DELETE", "/tags/llm")
    library.do("set_tag", HEADS, tag="llm", on=True)
    library.do("set_tag", HEADS, tag="llm", on=False)
    undo(library)
    assert tags(library) == {"llm": (1, None), "to cite": (1, None)}


def test_colors_are_undone(library: Caller) -> None:
    change(library, "llm", color="blue")
    act = change(library, "llm", color="green", name="LLMs")
    assert act["said"] == "Renamed the tag “llm” to “LLMs”; Made the tag “LLMs” green"
    undo(library)
    assert tags(library)["llm"] == (2, "blue")
    assert change(library, "llm", color=None)["said"] == "Took the color of the tag “llm” away"
    assert tags(library)["llm"] == (2, None)
    undo(library)
    undo(library)
    assert tags(library)["llm"] == (2, None)


@pytest.mark.parametrize("name", ["/", "a/b", "/ICLR/2026/", "a//b", "50%", "%2F", "a b?c#d", "été 🧪 深層", "a+b&c"])
def test_whatever_its_name_it_is_found_and_brought_back(library: Caller, shelf: Shelf, name: str) -> None:
    library.do("set_tag", HEADS, tag=name, on=True)
    change(library, name, color="purple")
    change(library, name, name="plain")
    assert tags(library)["plain"] == (1, "purple")
    change(library, "plain", name=name)
    copy = shelf("sqlite")
    restore(copy, export(library))
    assert tags(copy) == tags(library)
    assert tags(copy)[name] == (1, "purple")
    assert library.ask("DELETE", f"/tags/{quote(name, safe='')}").status_code == 200
    assert name not in tags(library)


def test_what_cannot_be_done_changes_nothing(library: Caller) -> None:
    before = tags(library)
    expect_error(library.ask("DELETE", "/tags/none"), 404, "“none”")
    expect_error(library.ask("PATCH", "/tags/none", json={"color": "red"}), 404, "“none”")
    expect_error(library.ask("PATCH", "/tags/llm", json={"color": "beige"}), 422, "color")
    expect_error(library.ask("PATCH", "/tags/llm", json={"name": " "}), 422, "name")
    assert tags(library) == before
    assert library.get("/acts")["acts"] == []
