"""Addresses with parts that nobody would write: answered the same by both databases, and never with a failure."""

import base64
import json
from urllib.parse import quote

import pytest
from tests.server import routes
from tests.server.malformed import corpus
from tests.server.malformed.twins import Twins
from tests.server.routes import Valid

NO_TEXT = ("%00", "a%00b", "%ff", "%ed%a0%80", "%c0%ae", "%F4%90%80%80")
NOT_REPEATED = ("tag", "status", "check")
"""What may be given several times."""
OURS = {name: valid for name, valid in routes.VALID.items() if name != "GET /api/openapi.json" and " /api/" in name}
ASKING = {name: valid[0] for name, valid in OURS.items() if "?" in valid[0].path}
FIRST = {pair: name for name, valid in reversed(ASKING.items()) for pair in valid.path.partition("?")[2].split("&")}
"""Where each parameter is first met, and asked in every way there is."""
NAMING = {name: valid[0] for name, valid in routes.VALID.items() if "{" in valid[0].path}


@pytest.mark.parametrize("name", NAMING)
def test_each_hostile_part_of_a_path(twins: Twins, name: str) -> None:
    valid = NAMING[name]
    parts = valid.path.split("/")
    for place, part in enumerate(parts):
        for hostile in corpus.HOSTILE if part.startswith("{") else ():
            path = "/".join([*parts[:place], _escaped(hostile), *parts[place + 1 :]])
            status = twins.ask(name.split()[0], Valid(path, valid.body))
            assert hostile == "last " or status in ((400,) if hostile in NO_TEXT else (404, 405)), (path[:100], status)


@pytest.mark.parametrize("name", ASKING)
def test_each_hostile_value_in_a_query(twins: Twins, name: str) -> None:
    valid = ASKING[name]
    path, _, query = valid.path.partition("?")
    for pair in query.split("&"):
        key = pair.partition("=")[0]
        for hostile in corpus.HOSTILE if FIRST[pair] == name else corpus.HOSTILE[::8]:
            status = twins.ask(name.split()[0], Valid(f"{path}?{key}={_escaped(hostile)}", valid.body))
            assert status == 400 if hostile in NO_TEXT else status < 500, (key, hostile[:50], status)
        if key not in NOT_REPEATED:
            assert twins.ask(name.split()[0], Valid(f"{path}?{pair}&{pair}", valid.body)) == 422, (name, key)


@pytest.mark.parametrize("query", ["x=1", "Q=1", "q%20=1", "%00=1", "%ff=1", "q=%ff", "[]=1", "=1", "x" * 10_000])
def test_what_no_route_knows_is_refused_by_every_one(twins: Twins, query: str) -> None:
    for name, valid in OURS.items():
        path = valid[0].path.partition("?")[0]
        status = twins.ask(name.split()[0], Valid(f"{path}?{query}", valid[0].body))
        assert status == (400 if "%00" in query or "%ff" in query else 422), (name, status)


def test_no_other_way_leads_to_a_route(twins: Twins) -> None:
    for path in ("/api//papers", "/api/./papers", "/api/x/../papers", "/api/papers/", "/API/papers"):
        assert twins.ask("GET", Valid(path)) == 404, path


@pytest.mark.parametrize("sort", ["recent", "title"])
@pytest.mark.parametrize(
    "said",
    [
        [2**70, 1], [1, 2**70], [-(2**63) - 1, 1], [True, 1], [1, True], [1.5, 1], [None, 1], [1], [1, 2, 3], {}, "ab",
        ["a\0b", 1], ["\ud800", 1], ["x", 2**70], ["x", True], ["x" * 1_000, 1], [1, 2**40], ["x", -(2**63)],
    ],
)  # fmt: skip
def test_a_cursor_made_by_hand(twins: Twins, sort: str, said: object) -> None:
    cursor = base64.urlsafe_b64encode(json.dumps(said).encode()).decode()
    assert twins.ask("GET", Valid(f"/api/papers?sort={sort}&cursor={cursor}")) in (200, 404)


@pytest.mark.parametrize("cursor", ["x", "====", "%F0%9F%A7%AA", "W" * 1_999, base64.b64encode(b"[" * 1_400).decode()])
def test_a_cursor_that_is_none(twins: Twins, cursor: str) -> None:
    assert twins.ask("GET", Valid(f"/api/papers?cursor={cursor}")) == 404


@pytest.mark.parametrize("name", ["x" * 300, "a/" * 1_500 + "a", "\x7f", "a\nb", "a:b", "\u202e"])
def test_a_file_with_a_name_that_no_disk_takes(twins: Twins, name: str) -> None:
    path = f"/nowhere/{name}.bib"
    assert twins.ask("POST", Valid("/api/kept-files", {"path": path, "format": "bibtex"})) == 422


def _escaped(hostile: str) -> str:
    """As a client would send it, in a template: what is escaped already stays as it is."""
    return quote(hostile, safe="%/,'-.=")
