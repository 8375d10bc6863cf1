"""Which papers an export has, and what it tells of itself, so that one can ask again only for what changed."""

from tests import contents
from tests.server.conftest import Caller, expect_error

from dejalu.api.exports import PAPERS


def test_who_asks_again_is_told_that_nothing_changed(caller: Caller) -> None:
    contents.fill(caller)
    first = caller.ask("GET", "/export/bibtex")
    assert first.headers[PAPERS] == "2"
    same = {"If-None-Match": first.headers["ETag"]}
    unchanged = caller.ask("GET", "/export/bibtex", headers=same)
    assert (unchanged.status_code, unchanged.data) == (304, b"")
    assert unchanged.headers["ETag"] == first.headers["ETag"]
    caller.do("set_tag", contents.PAPER, tag="new", on=True)
    changed = caller.ask("GET", "/export/bibtex", headers=same)
    assert changed.status_code == 200
    assert b"new" in changed.data


def test_whatever_changes_the_file_changes_its_etag(caller: Caller) -> None:
    untitled = {"identifiers": ["arxiv:2106.09685"]}
    caller.do("seen", untitled)
    [paper] = caller.get("/papers")["papers"]
    before = caller.ask("GET", "/export/bibtex")
    for change in (
        lambda: caller.lookup({**untitled, "title": "Low-Rank Adaptation", "authors": ["Edward Hu"]}),
        lambda: caller.ask("PUT", f"/papers/{paper['id']}/citation", json={"citation_key": "mine"}),
        lambda: caller.ask("PATCH", f"/papers/{paper['id']}", json={"title": "Another Title"}),
        lambda: caller.do("set_tag", untitled, tag="new", on=True),
        lambda: caller.do("seen", contents.OTHER),
    ):
        change()
        after = caller.ask("GET", "/export/bibtex")
        assert after.data != before.data
        assert after.headers["ETag"] != before.headers["ETag"]
        before = after


def test_just_these_papers_are_exported_as_by_a_search_for_them(caller: Caller) -> None:
    contents.fill(caller)
    everything = caller.ask("GET", "/export/bibtex")
    papers = [paper["id"] for paper in caller.get("/papers")["papers"]]
    [cited] = (paper["id"] for paper in caller.get("/papers?tag=To+cite")["papers"])
    chosen = caller.ask("POST", "/export/bibtex", json={"paper_ids": [cited] * 2})
    assert chosen.data == caller.ask("GET", "/export/bibtex?tag=To+cite").data
    assert (chosen.headers[PAPERS], chosen.content_type) == ("1", everything.content_type)
    assert chosen.headers["Content-Disposition"] == everything.headers["Content-Disposition"]
    assert caller.ask("POST", "/export/bibtex", json={"paper_ids": papers}).data == everything.data


def test_a_paper_that_was_joined_since_is_exported_as_the_paper_it_is(caller: Caller) -> None:
    contents.fill(caller)
    one, other = (paper["id"] for paper in caller.get("/papers")["papers"])
    caller.ask("POST", f"/papers/{one}/merge", json={"other": other})
    exported = caller.ask("POST", "/export/ris", json={"paper_ids": [max(one, other)]})
    assert exported.data == caller.ask("GET", "/export/ris").data


def test_feeds_of_other_papers_are_other_feeds(caller: Caller) -> None:
    contents.fill(caller)
    one, other = (
        caller.ask("POST", "/export/atom", json={"paper_ids": [paper["id"]]}).text.split("<entry>")[0]
        for paper in caller.get("/papers")["papers"]
    )
    assert "Dejalu: 1 chosen<" in one
    assert one.partition("</id>")[0] != other.partition("</id>")[0]


def test_what_is_no_paper_of_the_reader_is_not_exported(caller: Caller) -> None:
    contents.fill(caller)
    [paper_id, *_] = (paper["id"] for paper in caller.get("/papers")["papers"])
    expect_error(caller.ask("POST", "/export/csv", json={"paper_ids": [paper_id, 99]}), 404, "99")
    expect_error(caller.ask("POST", "/export/csv", json={"paper_ids": []}), 422, "paper_ids")
    expect_error(caller.ask("POST", "/export/csv", json={"paper_ids": [1] * 10_001}), 422, "paper_ids")
    assert caller.ask("POST", "/export/csv", json={"paper_ids": [paper_id] * 10_000}).headers[PAPERS] == "1"
