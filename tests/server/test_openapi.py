"""The description at /api/openapi.json is true: schemathesis asks everything it allows, and much it does not."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import CheckContext
from schemathesis.core.result import Ok
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import positive_data_acceptance
from tests import standins
from tests.server.conftest import PORT, Caller, LocalClient, admit

from dejalu.app import create_app
from dejalu.config import Config
from dejalu.database import Database

Check = Callable[[CheckContext, schemathesis.Response, schemathesis.Case[Any]], bool | None]
Operation = APIOperation[Any, Any, Any, Any]
UNSAYABLE = {
    *("POST /api/import", "PATCH /api/settings", "POST /api/kept-files", "GET /api/hello", "GET /api/digest"),
}
"""What takes more than its description can say."""
HEADERS = {"Host": f"127.0.0.1:{PORT}"}


@pytest.fixture(scope="session")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Caller]:
    data = tmp_path_factory.mktemp("openapi")
    database = Database(f"sqlite:///{data / 'dejalu.db'}")
    # Nobody listens on port 9: the Zotero of whoever runs this is left alone.
    nowhere = "http://127.0.0.1:9"
    with standins.running() as services:
        arxiv, crossref = services.urls["arxiv"], services.urls["crossref"]
        config = Config(
            port=PORT, data=data, zotero_url=nowhere, jabref_url=nowhere, arxiv_url=arxiv, crossref_url=crossref
        )
        app = create_app(config, database)
        app.test_client_class = LocalClient
        yield admit(app.test_client(), database, "schemathesis")
    database.close()


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_answers_are_as_described(api: Caller, mode: GenerationMode) -> None:
    headers = {**HEADERS, "Authorization": f"Bearer {api.token}"}
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", api.http.application, headers=headers)
    operations = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
    assert {"POST /api/sync", "POST /api/lookup", "GET /api/papers"} <= {operation.label for operation in operations}
    for operation in operations:
        if mode is GenerationMode.POSITIVE or _can_be_asked_wrongly(operation):
            _ask(operation, mode, headers)


def _ask(operation: Operation, mode: GenerationMode, headers: dict[str, str]) -> None:
    # No schema can say what makes a file a page with papers, a text a pattern of keys, which folders there are, that a
    # day is past, or that two parameters come together.
    excluded: list[Check] = [positive_data_acceptance] if operation.label in UNSAYABLE else []

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=15,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def check(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate(headers=headers, excluded_checks=excluded)

    check()


def _can_be_asked_wrongly(operation: Operation) -> bool:
    """Whether it takes anything that could be wrong."""
    return bool(operation.body or operation.query or operation.path_parameters)
