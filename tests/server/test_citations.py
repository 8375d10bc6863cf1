"""Papers are cited by keys that nothing changes but the reader."""

import random
import uuid
from typing import Any

import pytest
from tests.server.conftest import Caller, expect_error

FIRST = {"identifiers": ["arxiv:2501.00001"], "title": "Seeing Far", "authors": ["Yana Wei"], "year": 2025}
SECOND = {"identifiers": ["arxiv:2501.00002"], "title": "Seeing Near", "authors": ["Yana Wei"], "year": 2025}


def cite(caller: Caller, name: str) -> dict[str, Any]:
    [paper] = caller.get(f"/papers?named={name}")["papers"]
    citation: dict[str, Any] = caller.get(f"/papers/{paper['id']}/citation")
    return citation


def change(caller: Caller, name: str, key: str) -> Any:  # noqa: ANN401 (a response)
    [paper] = caller.get(f"/papers?named={name}")["papers"]
    return caller.ask("PUT", f"/papers/{paper['id']}/citation", json={"citation_key": key})


@pytest.fixture
def library(caller: Caller) -> Caller:
    for paper in (FIRST, SECOND):
        caller.do("seen", paper)
    return caller


def test_the_older_paper_keeps_the_plain_key(library: Caller) -> None:
    written = library.ask("GET", "/export/bibtex").text
    assert written.index("@misc{wei2025seeing,") < written.index("@misc{wei2025seeinga,")
    assert cite(library, "arxiv:2501.00001")["citation_key"] == "wei2025seeing"


def test_a_key_is_made_once_and_stays_whatever_is_typed_later(library: Caller) -> None:
    assert cite(library, "arxiv:2501.00002")["citation_key"] == "wei2025seeing"
    [paper] = library.get("/papers?named=arxiv:2501.00002")["papers"]
    said = {"title": "Blindness", "authors": ["Ada Lovelace"], "year": 1843}
    assert library.ask("PATCH", f"/papers/{paper['id']}", json=said).status_code == 200
    assert cite(library, "arxiv:2501.00002")["citation_key"] == "wei2025seeing"
    assert cite(library, "arxiv:2501.00001")["citation_key"] == "wei2025seeinga"


def test_a_citation_is_an_entry_a_key_and_a_link(library: Caller) -> None:
    library.do("describe", {"identifiers": ["arxiv:2501.00003"], "title": r"*Stars* [and] <b>\\ `more`"})
    library.do("seen", {"identifiers": ["arxiv:2501.00003"]})
    citation = cite(library, "arxiv:2501.00003")
    assert citation["bibtex"] in library.ask("GET", "/export/bibtex").text
    link = r"[\*Stars\* \[and\] \<b\>\\\\ \`more\`](https://arxiv.org/abs/2501.00003)"
    assert citation["markdown"] == link


def test_a_key_changed_by_hand_is_kept_and_the_old_one_still_leads_to_the_paper(library: Caller) -> None:
    cite(library, "arxiv:2501.00001")
    assert change(library, "arxiv:2501.00001", "Far:25").json["former_keys"] == ["wei2025seeing"]
    for name in ("Far:25", "far:25", "wei2025seeing"):
        assert cite(library, name)["citation_key"] == "Far:25"
    # Nobody else ever gets the old key, and it can be had back.
    assert cite(library, "arxiv:2501.00002")["citation_key"] == "wei2025seeinga"
    assert change(library, "arxiv:2501.00001", "wei2025seeing").json["former_keys"] == ["Far:25"]


@pytest.mark.parametrize("key", ["1st", "", "a b", "a,b", "ümlaut", "a{b", "x" * 300])
def test_a_key_that_tex_would_not_take_is_refused(library: Caller, key: str) -> None:
    expect_error(change(library, "arxiv:2501.00001", key), 422, "begin it with a letter")


def test_the_key_of_another_paper_is_refused_whatever_its_case(library: Caller) -> None:
    cite(library, "arxiv:2501.00001")
    expect_error(change(library, "arxiv:2501.00002", "Wei2025Seeing"), 409, "Seeing Far", "choose another")


def test_keys_are_made_by_the_readers_own_pattern(library: Caller) -> None:
    before = cite(library, "arxiv:2501.00001")["citation_key"]
    response = library.ask("PATCH", "/settings", json={"citation_keys": "[Auth]:[year]-[title:2]"})
    assert response.json["citation_keys"] == "[Auth]:[year]-[title:2]"  # type: ignore[index]
    assert cite(library, "arxiv:2501.00002")["citation_key"] == "Wei:2025-seeingnear"
    assert cite(library, "arxiv:2501.00001")["citation_key"] == before


@pytest.mark.parametrize("pattern", ["", "key", "[author]", "[auth] [year]", "[auth]{}", "[title:0]", "[auth"])
def test_what_is_no_pattern_is_refused_and_changes_nothing(library: Caller, pattern: str) -> None:
    expect_error(library.ask("PATCH", "/settings", json={"citation_keys": pattern}), 422, "[auth]", "[year]")
    assert library.get("/settings")["citation_keys"] == "[auth][year][word]"


def test_papers_joined_and_parted_are_cited_as_before(library: Caller) -> None:
    keys = [cite(library, f"arxiv:2501.0000{number}")["citation_key"] for number in (1, 2)]
    one, other = (library.get(f"/papers?named={key}")["papers"][0]["id"] for key in keys)
    library.ask("POST", f"/papers/{one}/merge", json={"other": other})
    joined = cite(library, "arxiv:2501.00002")
    assert (joined["citation_key"], joined["former_keys"]) == (keys[0], [keys[1]])
    assert change(library, "arxiv:2501.00001", keys[1]).json["former_keys"] == [keys[0]]
    assert change(library, "arxiv:2501.00001", keys[0]).json["former_keys"] == [keys[1]]


def test_a_younger_records_key_is_its_own_again_when_it_is_parted(library: Caller) -> None:
    key = cite(library, "arxiv:2501.00002")["citation_key"]
    one, other = (library.get(f"/papers?named=arxiv:2501.0000{number}")["papers"][0]["id"] for number in (1, 2))
    library.ask("POST", f"/papers/{one}/merge", json={"other": other})
    assert cite(library, "arxiv:2501.00001")["citation_key"] == key
    library.ask("POST", f"/papers/{one}/split", json={"other": other})
    assert cite(library, "arxiv:2501.00002")["citation_key"] == key
    assert cite(library, "arxiv:2501.00001")["citation_key"] != key


ACTS = ("add", "add", "retitle", "merge", "split", "forget", "rename", "export")


def test_no_key_of_a_surviving_paper_ever_changes(caller: Caller, request: pytest.FixtureRequest) -> None:
    """After a thousand random edits, every key that was ever given still names the paper it was given to.

    And a paper that was never joined with another, nor given a key by hand, is cited as it was the first time.
    """
    edits = 1_000 if "sqlite" in request.node.name else 150
    touched: set[str] = set()
    chance = random.Random(5)
    given: dict[str, str] = {}
    ids: dict[str, int] = {}

    def learn() -> None:
        caller.ask("GET", "/export/bibtex")
        for paper in _all(caller):
            for name in paper["mark"]["identifiers"]:
                ids[name] = paper["id"]
                given.setdefault(name, paper["citation_key"]) if len(paper["mark"]["identifiers"]) == 1 else None

    for number in range(edits):
        act = chance.choice(ACTS)
        if act == "add" or len(ids) < 2:
            author = chance.choice(["Yana Wei", "Ada Lovelace"])
            name = f"arxiv:2501.{number:05}"
            paper = {"identifiers": [name], "title": f"Seeing {uuid.UUID(int=chance.getrandbits(128))}"}
            caller.do("set_tag", {**paper, "authors": [author], "year": 2025}, tag="x", on=True)
            ids[name] = 0
        one, other = (chance.choice(sorted(ids)) for _ in range(2))
        match act:
            case "retitle" if ids[one]:
                said = {"title": f"{chance.random()}", "year": chance.randint(1990, 2030)}
                caller.ask("PATCH", f"/papers/{ids[one]}", json=said)
            case "merge" | "split" if ids[one] and ids[other] and ids[one] != ids[other]:
                touched |= {one, other} if act == "merge" else set()
                caller.ask("POST", f"/papers/{ids[one]}/{act}", json={"other": ids[other]})
            case "forget":
                caller.do("set_tag", {"identifiers": [one]}, tag="x", on=False)
            case "rename" if ids[one] and given.get(one):
                touched.add(one)
                response = caller.ask("PUT", f"/papers/{ids[one]}/citation", json={"citation_key": f"own{number}"})
                assert response.status_code in (200, 404)
            case "export" if chance.random() < 0.2:
                learn()
    learn()
    there = {name: paper for paper in _all(caller) for name in paper["mark"]["identifiers"]}
    assert len(there) > edits / 20
    for name, key in given.items():
        if name in there:
            assert caller.get(f"/papers?named={key}")["papers"] == [there[name]], (name, key)
            assert name in touched or there[name]["citation_key"] == key


def _all(caller: Caller) -> list[dict[str, Any]]:
    papers: list[dict[str, Any]] = []
    cursor = ""
    while True:
        answer = caller.get(f"/papers?sort=title{cursor}")
        papers += answer["papers"]
        if not answer["cursor"]:
            return papers
        cursor = f"&cursor={answer['cursor']}"
