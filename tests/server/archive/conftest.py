"""A library in which everything has happened, its file, and empty libraries to bring that into."""

import json
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import new_database
from tests.server.conftest import ROOT, Caller, admit, ask

from dejalu.database import Database
from dejalu.services.health import NAMES

HEADS = {
    "identifiers": ["arxiv:2406.09519"],
    "title": "Talking Heads: Understanding Inter-layer Communication in Transformer Language Models",
    "authors": ["Jack Merullo", "Carsten Eickhoff"],
    "url": "https://arxiv.org/abs/2406.09519v2",
    "version": 2,
}
NAMELESS = {"title": HEADS["title"].lower(), "authors": ["Jack Merullo"]}  # type: ignore[attr-defined]
LINK = {"identifiers": ["arxiv:2309.00789"], "title": "LinkTransformer", "authors": ["Abhishek Arora"], "year": 2023}
OTHER = {"identifiers": ["doi:10.5555/3737916"], "title": "Layers That Talk, and What They Say"}
THIRD = {"identifiers": ["openreview:aBcDeFg123"], "title": "مقالة عن اللغة “وأكثر” 🧪\\n"}
PAGE = ROOT / "tests" / "pages" / "huggingface-daily.html"
NOTE, LATER = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"

Shelf = Callable[[str], Caller]


@pytest.fixture
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shelf]:
    """Makes libraries in databases of the kind asked for, each empty and with a paired client."""
    with ExitStack() as opened:

        def make(kind: str) -> Caller:
            folder = tmp_path / str(uuid.uuid4())
            database = Database(opened.enter_context(new_database(kind, request, folder.with_suffix(".db"))))
            opened.callback(database.close)
            return admit(ask(database, folder), database, "a new browser")

        yield make


@pytest.fixture(scope="session")
def lived(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of a library in which everything has happened that can."""
    folder = tmp_path_factory.mktemp("lived")
    database = Database(f"sqlite:///{folder / 'dejalu.db'}")
    caller = admit(ask(database, folder / "data"), database, "a browser")
    live(caller, admit(caller.http, database, "another browser"))
    content = export(caller)
    database.close()
    return content


def export(caller: Caller) -> bytes:
    response = caller.ask("GET", "/export/json")
    assert response.status_code == 200, response.text
    content: bytes = response.data
    return content


def read(caller: Caller) -> dict[str, Any]:
    library: dict[str, Any] = json.loads(export(caller))
    return library


def undated(content: bytes) -> list[bytes]:
    """The lines of a file, but for the one that says when it was written."""
    lines = content.splitlines()
    assert lines[3].startswith(b'"exported_at": ')
    return lines[:3] + lines[4:]


def restore(caller: Caller, content: bytes) -> dict[str, Any]:
    """Import a library file; what the answer counts."""
    response = caller.send_file(content)
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json  # type: ignore[assignment]
    return answer


def shown(caller: Caller) -> dict[str, Any]:
    """What a reader sees of their library, but for the numbers that it is kept under."""
    papers = caller.get("/papers?sort=title")["papers"]
    for paper in papers:
        for numbered in (paper, paper["mark"]):
            for name in ("id", "paper_id", "records"):
                numbered.pop(name, None)
        for other in (*paper["mark"]["joined"], paper["mark"]["possible"] or {}):
            other.pop("paper_id", None)
    return {"papers": papers, "tags": caller.get("/tags")}


def ailments(caller: Caller) -> list[str]:
    """What the library's own checks find wrong with what was worked out."""
    checks = "&".join(f"check={name}" for name in NAMES)
    return [one["message"] for one in caller.get(f"/health?{checks}")["findings"] if not one["is_well"]]


def exchange(one: Caller, other: Caller) -> list[list[dict[str, Any]]]:
    """The papers of two libraries after each was brought the other's file."""
    files = export(one), export(other)
    restore(one, files[1])
    restore(other, files[0])
    return [shown(caller)["papers"] for caller in (one, other)]


def live(caller: Caller, other: Caller) -> None:
    """All that two browsers can do with a library."""
    caller.send_file(PAGE.read_bytes())
    taken_back = caller.operation("seen", LINK)
    caller.sync(taken_back)
    caller.do("undo_seen", LINK, seen_op_id=taken_back["op_id"])
    caller.do("seen", LINK)
    caller.do("set_status", HEADS, status="to-read")
    other.do("set_status", HEADS, status="read")
    caller.do("set_star", NAMELESS, starred=True)
    caller.do("set_tag", HEADS, tag="To Cite", on=True)
    caller.do("set_tag", LINK, tag="to cite", on=True)
    other.do("set_tag", LINK, tag="to cite", on=False)
    other.do("set_tag", THIRD, tag="日本語 tag", on=True)
    assert caller.ask("PATCH", "/tags/to cite", json={"color": "teal"}).status_code == 200
    quote = {"exact": "heads", "prefix": "talking ", "suffix": ""}
    first = caller.operation("put_note", HEADS, note_id=NOTE, body="50% of heads & “more”", quote=quote)
    caller.sync(first)
    for writer, body in ((caller, "mine\n\n$x$ 👩‍🔬"), (other, "עברית, theirs")):
        writer.do("put_note", HEADS, note_id=NOTE, body=body, base_revision=first["op_id"])
    caller.do("put_note", LINK, note_id=LATER, body="to be deleted")
    caller.do("delete_note", LINK, note_id=LATER)
    caller.do("seen", OTHER)
    caller.do("seen", {"identifiers": ["pmid:31452104", "doi:10.1000/182"], "title": "Two Names"})
    caller.do("seen", {"identifiers": ["acl:2020.acl-main.1"], "title": "Three Names, One Paper, Much Confusion"})
    caller.do("seen", {"identifiers": ["acl:2020.acl-main.1", "pmid:31452104"], "title": "Two Names"})
    papers = {paper["title"]: paper["id"] for paper in caller.get("/papers")["papers"]}
    assert caller.ask("PATCH", f"/papers/{papers['LinkTransformer']}", json={"year": 2024}).status_code == 200
    caller.do("set_same", OTHER, other=papers["Three Names, One Paper, Much Confusion"], same=True)
    caller.do("set_same", THIRD, other=papers["LinkTransformer"], same=False)
    assert caller.ask("GET", "/export/bibtex?tag=to+cite").status_code == 200
    heads = f"/papers/{papers[HEADS['title']]}/citation"
    assert caller.ask("PUT", heads, json={"citation_key": "merullo2024"}).status_code == 200
