"""Hostile texts in each place where the API takes a name: kept as text or refused, and never more than that."""

import re
from pathlib import Path

import pytest
from tests.hostile.characters import CHARACTERS, STATEMENTS
from tests.hostile.corpus import TEXTS
from tests.hostile.markup import ADDRESSES
from tests.server.bib_readers import read_with_bibtexparser
from tests.server.conftest import Caller
from tests.server.hostile.conftest import Open

from dejalu.exporters.citation_keys import VALID

PAPER = {"identifiers": ["arxiv:1706.03762"], "title": "Attention Is All You Need"}
REFUSED = {400, 404, 409, 422}


@pytest.fixture
def caller(new_library: Open) -> Caller:
    caller = new_library("asked")
    caller.do("seen", PAPER)
    return caller


def paper_id(caller: Caller) -> int:
    found: int = caller.get("/papers")["papers"][0]["id"]
    return found


def files(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


def test_what_a_reader_types_of_a_paper_is_kept_as_text(caller: Caller) -> None:
    path = f"/papers/{paper_id(caller)}"
    for text in TEXTS[::4]:
        typed = {"title": text, "authors": [text[:300]], "abstract": text}
        assert caller.ask("PATCH", path, json=typed).status_code == 200
    typed = {"title": TEXTS[0], "authors": [TEXTS[0]], "abstract": TEXTS[0]}
    assert caller.ask("PATCH", path, json=typed).status_code == 200
    assert {name: caller.get(path)[name] for name in typed} == typed


def test_a_reader_types_no_address_of_anything_but_a_page(caller: Caller) -> None:
    path = f"/papers/{paper_id(caller)}"
    for address in ADDRESSES:
        assert caller.ask("PATCH", path, json={"url": address}).status_code == 422
    assert caller.ask("PATCH", path, json={"url": "https://x.org/"}).status_code == 200
    assert caller.get(path)["url"] == "https://x.org/"


def test_only_a_valid_citation_key_is_taken(caller: Caller) -> None:
    path = f"/papers/{paper_id(caller)}/citation"
    for text in TEXTS:
        response = caller.ask("PUT", path, json={"citation_key": text})
        assert response.status_code in (200, *REFUSED)
        assert (response.status_code == 200) == (VALID.fullmatch(text) is not None), text
    assert len(read_with_bibtexparser(caller.get(path)["bibtex"])) == 1


def test_an_exports_name_is_no_path_and_no_header(caller: Caller) -> None:
    for text in TEXTS:
        response = caller.ask("POST", "/addresses", json={"name": text, "format": "bibtex"})
        assert response.status_code in (201, *REFUSED)
        assert (response.status_code == 201) == (re.fullmatch(r"[A-Za-z0-9][\w-]{0,99}", text, re.ASCII) is not None)


def test_no_setting_is_more_than_it_says(caller: Caller) -> None:
    for text in TEXTS:
        for name in ("citation_keys", "contact_email"):
            assert caller.ask("PATCH", "/settings", json={name: text}).status_code in (200, *REFUSED)
    assert caller.get("/settings")["contact_email"] in (None, "")


def test_a_kept_file_is_in_its_folder(caller: Caller, tmp_path: Path) -> None:
    folder = tmp_path / "around" / "kept"
    folder.mkdir(parents=True)
    before = files(tmp_path)
    kept = 0
    for text in CHARACTERS:
        for path in (f"{folder}/{text}.bib", text):
            response = caller.ask("POST", "/kept-files", json={"path": path, "format": "bibtex"})
            assert response.status_code in (201, *REFUSED), (path, response.text)
            kept += response.status_code == 201
    made = files(tmp_path) - before
    assert {file.parent for file in made} == {folder}
    assert len(made) == kept > 50


def test_what_is_asked_for_is_found_or_not(caller: Caller) -> None:
    for text in STATEMENTS:
        for name in ("q", "tag", "named", "cursor"):
            response = caller.ask("GET", "/papers", query_string={name: text})
            assert response.status_code in (200, *REFUSED), (name, text, response.text)
