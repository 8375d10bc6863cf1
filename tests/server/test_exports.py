"""What an export tells of itself, so that one can ask again only for what changed."""

from tests import contents
from tests.server.conftest import Caller

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
