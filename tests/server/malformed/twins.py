"""Two servers on the same library, one in SQLite, one in PostgreSQL: what is asked of one is asked of the other."""

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

from sqlalchemy import update
from tests import contents, standins
from tests.server import routes
from tests.server.conftest import PORT, Caller, LocalClient, admit
from tests.server.routes import Valid
from werkzeug.test import TestResponse

from dejalu.app import create_app
from dejalu.config import Config
from dejalu.database import Database, sqlite
from dejalu.models import Client

NOWHERE = "http://127.0.0.1:9"
"""Nobody listens there: the Zotero of whoever runs this is left alone."""
LATER = datetime(2100, 1, 1, tzinfo=UTC)


@dataclass
class Twin:
    """One of the two, with the ids of what is in its library."""

    caller: Caller
    database: Database
    ids: dict[str, str] = field(default_factory=dict)
    observer: Any = None

    def ask(self, method: str, valid: Valid, **options: Any) -> TestResponse:
        about = valid.at(self.ids)
        if about.body is not None and not options:
            binary = isinstance(about.body, bytes)
            options["data"] = about.body if binary else json.dumps(about.body)
            options["headers"] = {"Content-Type": f"application/{'octet-stream' if binary else 'json'}"}
        # Werkzeug's client would make text of the path; a server hands over its bytes.
        options["environ_overrides"] = {"PATH_INFO": unquote_to_bytes(about.path.partition("?")[0]).decode("latin-1")}
        headers = {"Authorization": f"Bearer {self.caller.token}", **options.pop("headers", {})}
        answer = self.caller.http.open(about.path, method=method, headers=headers, **options)
        answer.get_data()  # All of it: what is left of it would be sent in the midst of another request.
        return answer

    def find_version(self) -> object:
        """What is another one whenever something was written, where the database tells it."""
        return self.observer.execute("PRAGMA data_version").fetchone() if self.observer else None


@dataclass
class Twins:
    """Both of them."""

    each: list[Twin]
    asked: int = 0

    def ask(self, method: str, valid: Valid, **options: Any) -> int:
        """The status with which both answer a request.

        It must be no failure, every error of the one shape, and nothing be written for a request that is refused.
        """
        before = [twin.find_version() for twin in self.each]
        answers = [twin.ask(method, valid, **options) for twin in self.each]
        self.asked += 1
        statuses = [answer.status_code for answer in answers]
        said = [answer.data[:500] for answer in answers]
        told = f"{statuses} {method} {valid.path[:200]} {str(valid.body)[:500]} {str(options)[:300]}: {said}"
        assert statuses[0] == statuses[1], told
        assert statuses[0] < 500, told
        if statuses[0] >= 300 and statuses[0] != 304:
            assert all(map(_is_error, answers)), told
            assert [twin.find_version() for twin in self.each] == before, told
        return statuses[0]

    def contents(self) -> list[contents.Contents]:
        return [contents.read(twin.database) for twin in self.each]


def _is_error(answer: TestResponse) -> bool:
    body = answer.json
    return isinstance(body, dict) and set(body) == {"code", "status", "message", "errors"} and bool(body["message"])


@contextmanager
def running(urls: list[str], folder: Path) -> Iterator[Twins]:
    """Both, each on one of these databases, with some of everything in their libraries."""
    with ExitStack() as stack:
        services = stack.enter_context(standins.running())
        each = []
        for place, url in enumerate(urls):
            data = folder / str(place)
            data.mkdir()
            database = Database(url)
            stack.callback(database.close)
            arxiv, crossref = services.urls["arxiv"], services.urls["crossref"]
            config = Config(
                port=PORT, data=data, zotero_url=NOWHERE, jabref_url=NOWHERE, arxiv_url=arxiv, crossref_url=crossref
            )
            app = create_app(config, database)
            app.test_client_class = LocalClient
            each.append(Twin(admit(app.test_client(), database, "a browser"), database))
            each[-1].ids = routes.fill(each[-1].caller, str(folder / f"{place}.bib"))
            if database.file:
                each[-1].observer = sqlite.driver.connect(database.file)
                stack.callback(each[-1].observer.close)
            with database.writing() as session:  # So that no request is written down for having come.
                session.execute(update(Client).values(last_seen_at=LATER))
        yield Twins(each)
