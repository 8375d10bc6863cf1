"""What the other tests here make wrong is right."""

from tests.server import routes
from tests.server.malformed.twins import Twins

REFUSED = {
    "POST /api/pair": 403,
    "POST /api/sessions": 403,
    "POST /api/send/zotero": 409,
    "POST /api/send/jabref": 409,
}
"""No such code is open, and neither program runs."""


def test_there_is_a_request_for_every_route(twins: Twins) -> None:
    assert routes.find_all(twins.each[0].caller.http.application) == set(routes.VALID)


def test_each_of_them_is_taken(twins: Twins) -> None:
    last = ("POST /api/imports/IMPORT_ID/undo", "POST /api/acts/ACT_ID/undo", "DELETE /api/")
    for name in sorted(routes.VALID, key=lambda name: name.startswith(last)):
        if name.startswith("DELETE /api/clients"):
            continue
        for valid in routes.VALID[name]:
            status = twins.ask(name.split()[0], valid)
            assert status == REFUSED.get(name, status if status < 300 else 200), (name, valid)
