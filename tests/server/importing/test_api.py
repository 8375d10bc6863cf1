"""Files through the API: a dry run, progress, what is told line by line, and undoing."""

import json

import pytest
from tests.server.conftest import ROOT, Caller, expect_error
from tests.server.importing.conftest import contents

from dejalu.database import Database

PAGE = ROOT / "tests" / "pages" / "huggingface-daily.html"
BIB = rb"""@misc{vaswani2017attention,
  author = {Vaswani, Ashish and others},
  title = {Attention Is All You Need},
  eprint = {1706.03762},
  archiveprefix = {arXiv},
  keywords = {transformers, to cite},
  annote = {Read it.},
}

@article{nothing,
  note = {in preparation},
}
"""


def many(count: int) -> bytes:
    return "".join(f"@misc{{k{n},\n  title = {{Paper Number {n} of Very Many}},\n}}\n" for n in range(count)).encode()


def test_the_answer_tells_of_every_line(caller: Caller) -> None:
    answer = caller.send_file(BIB, name="my.bib").json
    assert answer is not None
    assert (answer["format"], answer["added"], answer["merged"], answer["refused"]) == ("bib", 1, 0, 1)
    taken, refused = answer["lines"]
    assert (taken["line"], taken["name"], taken["result"]) == (1, "Attention Is All You Need", "added")
    assert (refused["line"], refused["result"]) == (10, "refused")
    assert refused["reason"]
    [run] = caller.get("/imports")["imports"]
    assert (run["id"], run["name"], run["undone_at"]) == (answer["id"], "my.bib", None)


def test_a_dry_run_says_the_same_and_changes_nothing(caller: Caller, database: Database) -> None:
    for content in (BIB, PAGE.read_bytes(), caller.ask("GET", "/export/json").data):
        before = contents(database), caller.get("/imports")
        told = caller.send_file(content, name="a file", dry_run="true").json
        assert (contents(database), caller.get("/imports")) == before
        done = caller.send_file(content, name="a file").json
        assert told is not None
        assert done is not None
        assert {**told, "id": None} == {**done, "id": None}
        assert told["id"] is None


def test_of_many_lines_the_first_thousand_are_told(caller: Caller) -> None:
    answer = caller.send_file(many(1_200) + BIB).json
    assert answer is not None
    assert (answer["added"], answer["refused"], len(answer["lines"])) == (1_201, 1, 1_001)
    assert answer["lines"][-1]["result"] == "refused"


def test_progress_is_told_as_it_goes_on(caller: Caller) -> None:
    headers = {"Content-Type": "application/octet-stream", "Accept": "application/x-ndjson"}
    response = caller.ask("POST", "/import", data=many(2_100), headers=headers)
    *progress, last = [json.loads(line) for line in response.data.splitlines()]
    steps = [told["progress"] for told in progress]
    assert list(dict.fromkeys(told["step"] for told in steps)) == ["reading", "comparing", "settling"]
    assert all(0 < told["done"] <= told["of"] for told in steps)
    assert last["answer"]["added"] == 2_100
    response = caller.ask("POST", "/import", data=b"Dear diary", headers=headers)
    [failed] = [json.loads(line) for line in response.data.splitlines()]
    assert failed["error"]["code"] == 422


@pytest.mark.parametrize("content", [BIB, PAGE.read_bytes()])
def test_an_import_is_undone_in_one_step(caller: Caller, database: Database, content: bytes) -> None:
    before = contents(database)
    answer = caller.send_file(content).json
    assert answer is not None
    undone = caller.ask("POST", f"/imports/{answer['id']}/undo")
    assert undone.status_code == 200, undone.text
    assert undone.json is not None
    assert undone.json["undone_at"]
    assert contents(database) == before
    expect_error(caller.ask("POST", f"/imports/{answer['id']}/undo"), 409, "already")
    expect_error(caller.ask("POST", "/imports/nobody/undo"), 404, "nobody")
    expect_error(caller.ask("POST", "/imports/last/undo"), 404, "no import")


def test_a_page_and_a_file_of_one_paper_meet(caller: Caller) -> None:
    caller.send_file(PAGE.read_bytes())
    answer = caller.send_file(b"@misc{hu, title={LoRA}, eprint={2106.09685}, archiveprefix={arXiv}}").json
    assert answer is not None
    assert answer["merged"] == 1
