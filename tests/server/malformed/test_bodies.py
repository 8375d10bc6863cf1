"""Bodies that are no requests, for every route: refused the same by both databases, and nothing is changed."""

import pytest
from tests.server import routes
from tests.server.malformed import corpus
from tests.server.malformed.twins import Twins
from tests.server.routes import Valid

from dejalu.api.guard import BODY_LIMIT

JSON = {"Content-Type": "application/json"}
TAKING = {name: valid for name, valid in routes.VALID.items() if isinstance(valid[0].body, dict)}
"""The routes that take JSON."""
ALTERED = {name: [one for one in valid if one.body] for name, valid in TAKING.items() if valid[0].body}


@pytest.mark.parametrize("case", corpus.BROKEN)
def test_what_is_no_request_is_refused_by_every_route(twins: Twins, case: str) -> None:
    body, expected = corpus.BROKEN[case]
    before = twins.contents()
    for name, valid in TAKING.items():
        if body or valid[0].body:  # Nothing at all is right where nothing is wanted.
            status = twins.ask(name.split()[0], valid[0], data=body, headers=JSON)
            assert status in expected, (name, status)
    twins.ask("POST", Valid("/api/import"), data=body, headers={"Content-Type": "application/octet-stream"})
    assert twins.contents() == before


def test_what_a_web_page_could_send_is_refused_by_every_route(twins: Twins) -> None:
    before = twins.contents()
    for name, valid in routes.VALID.items():
        if valid[0].body is not None:
            for kind in corpus.TYPES:
                assert twins.ask(name.split()[0], valid[0], data=b"{}", headers={"Content-Type": kind}) == 415, name
    assert twins.contents() == before


def test_a_huge_body_is_refused_by_every_route(twins: Twins) -> None:
    before, huge = twins.contents(), b" " * (BODY_LIMIT + 1)
    for name, valid in TAKING.items():
        assert twins.ask(name.split()[0], valid[0], data=huge, headers=JSON) == 413, name
    assert twins.contents() == before


@pytest.mark.parametrize("name", ALTERED)
def test_each_wrong_value_is_answered_the_same_by_both(twins: Twins, name: str) -> None:
    first, *others = ALTERED[name]
    altered = [*corpus.alter(first.body), *(body for other in others for body in corpus.alter(other.body, first.body))]
    statuses = [twins.ask(name.split()[0], Valid(first.path, body)) for body in altered]
    assert 422 in statuses
