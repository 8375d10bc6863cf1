"""How a command reaches the library: always through the API.

When a server runs on the data folder the command talks to it; otherwise it opens the library itself, under the
same lock, and calls the same application in its own process. So there is one way to read and write a library.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Self
from unicodedata import east_asian_width
from urllib.parse import unquote_to_bytes

import httpx

from dejalu.api.exports import PAPERS
from dejalu.config import Config
from dejalu.datafolder import DataFolder
from dejalu.errors import DejaluError
from dejalu.errors.outlets import NoServerError
from dejalu.services import proofs
from dejalu.serving import open_library

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

HELLO = 4096
"""Bytes of an answer that are read before it is known whose it is: the server's own has some 250."""
TIMEOUT = 60.0
"""Seconds; only a whole library may take longer, and who asks for one says so."""


class RefusedByServerError(DejaluError):
    """What the API answered when it could not do what was asked."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status

    @classmethod
    def of(cls, response: httpx.Response) -> Self:
        """What an answer says that is no success."""
        try:
            body = response.json()
            place = body["errors"].get("q") if isinstance(body["errors"], dict) else None
            if isinstance(place, dict):
                message = "\n".join([body["message"], *_point(_find_query(response.request), **place)])
            else:
                message = _find_first(body["errors"]) or body["message"]
        except (ValueError, KeyError, TypeError):
            message = f"The server answered with status {response.status_code} and no explanation."
        return cls(message, response.status_code)


def _find_query(request: httpx.Request) -> str:
    """The query of a request, in its address or its body."""
    if "q" in request.url.params:
        return request.url.params["q"]
    return str(json.loads(request.read())["q"])


def _point(query: str, at: int, length: int) -> list[str]:
    """A query, and below it the place in it that is spoken of; a Chinese character is two columns wide."""
    line = "".join(" " if sign.isspace() else sign for sign in query)
    before, spoken = (
        sum(1 + (east_asian_width(sign) in "WF") for sign in part) for part in (line[:at], line[at:][:length])
    )
    return ["  " + line, "  " + " " * before + "^" * max(1, spoken)]


def _find_first(errors: Any) -> str:  # noqa: ANN401 (dicts in dicts, with a list of sentences at the end)
    """The first thing that is wrong with what was sent, and its name; empty where nothing more is told."""
    name = ""
    while isinstance(errors, dict) and errors:
        name, errors = next(iter(errors.items()))
    return f"{name}: {errors[0]}" if errors else ""


class LostServerError(DejaluError):
    """A server that was there, and does not answer any more."""

    def __init__(self) -> None:
        super().__init__("The server stopped answering: see whether it still runs, and try again.")


@dataclass(frozen=True, slots=True)
class Content:
    """What a route gave: pieces as they come, the ETag to ask with next time, and so many papers where it tells.

    Where is_known, it is what it was, and there are no pieces.
    """

    pieces: Iterator[bytes]
    etag: str | None
    papers: int
    is_known: bool


class Connection:
    """A library as commands see it; is_served tells whether a browser can reach it, too."""

    def __init__(self, http: httpx.Client, *, is_served: bool) -> None:
        self._http = http
        self.is_served = is_served

    def request(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Call one route below `/api`.

        Raises RefusedByServerError for any answer that is not a success, LostServerError where none comes.
        """
        with _answering():
            response = self._http.request(method, f"/api{path}", **options)
        if not response.is_success:
            raise RefusedByServerError.of(response)
        return response

    @contextmanager
    def download(self, path: str, etag: str | None = None, **options: Any) -> Iterator[Content]:
        """The content of one route, unless it is still that of this ETag; fails as `request` does."""
        headers = {"If-None-Match": etag} if etag else {}
        with _answering(), self._http.stream("GET", f"/api{path}", headers=headers, **options) as response:
            is_known = response.status_code == HTTPStatus.NOT_MODIFIED
            if not response.is_success and not is_known:
                response.read()
                raise RefusedByServerError.of(response)
            papers = int(response.headers.get(PAPERS, 0))
            yield Content(response.iter_bytes(), response.headers.get("ETag"), papers, is_known)

    @contextmanager
    def send(self, path: str, **options: Any) -> Iterator[Iterator[bytes]]:
        """Post something, and the answer piece by piece as it comes; fails as `request` does."""
        with _answering(), self._http.stream("POST", f"/api{path}", **options) as response:
            if not response.is_success:
                response.read()
                raise RefusedByServerError.of(response)
            yield response.iter_bytes()


class _InProcess(httpx.BaseTransport):
    """Calls an application with its path as a server hands it over: bytes, written in Latin-1 (PEP 3333).

    httpx's own transport hands over text, of which the application cannot make anything beyond that.
    """

    def __init__(self, app: "WSGIApplication") -> None:
        self._app = app

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        path = unquote_to_bytes(request.url.raw_path.partition(b"?")[0]).decode("latin-1")

        def app(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
            return self._app(environ | {"PATH_INFO": path}, start_response)

        return httpx.WSGITransport(app=app).handle_request(request)


@contextmanager
def connect(config: Config) -> Iterator[Connection]:
    """A connection to the library of these settings, to a running server or by opening it."""
    folder = DataFolder(config.data)
    if url := find_server(folder):
        with _reach(folder, url) as library:
            yield library
        return
    with open_library(config) as (app, _):
        transport = _InProcess(app)
        with httpx.Client(base_url=config.url, headers=_authorization(folder), transport=transport) as http:
            yield Connection(http, is_served=False)


@contextmanager
def connect_served(config: Config) -> Iterator[Connection]:
    """A connection to the server that runs on this library. Raises NoServerError."""
    folder = DataFolder(config.data)
    url = find_server(folder)
    if url is None:
        raise NoServerError
    with _reach(folder, url) as library:
        yield library


@contextmanager
def _reach(folder: DataFolder, url: str) -> Iterator[Connection]:
    with httpx.Client(base_url=url, headers=_authorization(folder), timeout=TIMEOUT, trust_env=False) as http:
        yield Connection(http, is_served=True)


@contextmanager
def _answering() -> Iterator[None]:
    try:
        yield
    except httpx.TransportError as error:
        raise LostServerError from error


def find_server(folder: DataFolder) -> str | None:
    """The address of the server that runs on this library, if one does; a stranger on its port is none."""
    url, secret = folder.read_server(), folder.read_server_secret()
    return url if url and secret and _is_proven(url, secret) else None


def _is_proven(url: str, secret: str) -> bool:
    challenge = proofs.make_challenge()
    asked = {"challenge": challenge, "client": proofs.COMMAND_LINE}
    try:
        with httpx.stream("GET", f"{url}/api/hello", params=asked, timeout=2.0, trust_env=False) as response:
            answer = json.loads(next(response.iter_raw(HELLO), b""))
        return proofs.is_proof(answer["proof"], secret, challenge, httpx.URL(url).netloc.decode())
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError, TypeError, RecursionError):
        return False


def _authorization(folder: DataFolder) -> dict[str, str]:
    return {"Authorization": f"Bearer {folder.token}"}
