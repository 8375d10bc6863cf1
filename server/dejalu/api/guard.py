"""Who gets in. Everything is checked here, before any view runs, for every path there is or ever will be.

In this order:

1. the exact `Host`, else 421: a host name that was rebound to this machine is another one;
2. a method that is used here, else 405; of OPTIONS only the preflight of an origin that may read answers;
3. an `Origin` that is ours, if there is one, else 403; `null` is not ours;
4. a `Sec-Fetch-Site` that no other site's page can send, if there is one, else 403;
5. a client's token, else 401, on all but the routes in OPEN;
6. the exact content type of a body, else 415. Sizes (413) and values (422) are checked where bodies are read.

No header that a browser lets anybody set counts as proof: the token alone lets in, the rest keeps others' pages from
even trying it. There are no cookies: browsers do not keep them apart by port, so another program on this machine would
be sent them. The table of threats, each with the test of its defence, is in SECURITY.md.
"""

from collections.abc import Set
from contextlib import suppress
from datetime import UTC, datetime

from flask import Flask, Request, abort, g, request
from flask.globals import request_ctx
from flask_cors import CORS
from werkzeug.exceptions import MethodNotAllowed
from werkzeug.wrappers import Response

from dejalu.config import Config
from dejalu.database import Database
from dejalu.errors.storage import StorageError
from dejalu.models import Client
from dejalu.services import clients

HELLO, PAIR, SESSIONS, IMPORT = "/api/hello", "/api/pair", "/api/sessions", "/api/import"
EXPORT, PAGE, PAGE_FILES = "/export/<token>/<file_name>", "/", "/library/<path:name>"
OPEN = frozenset({HELLO, PAIR, SESSIONS, EXPORT, PAGE, PAGE_FILES})
"""The routes without a client's token. To pair or to begin a session takes a code; the token of EXPORT is in its
address, and opens that and nothing else; the library page is the same for everybody, and empty without a token."""
METHODS = ("DELETE", "GET", "HEAD", "PATCH", "POST", "PUT")
BODY_LIMIT = 2 * 1024 * 1024
"""Bytes: some 20 times the largest batch that the extension sends."""
PAGE_LIMIT = 50 * 1024 * 1024
"""Bytes: a saved listing page has under 2 million."""
IMPORT_LIMIT = 1024 * 1024 * 1024
"""Bytes: a library file has some 2,000 for each paper. It is the most that waitress takes, too."""
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "; ".join(
        ("sandbox", "default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'")
    ),
}


def install(app: Flask, database: Database, config: Config) -> None:
    """Put the guard before every route of an app."""
    hosts, readers = config.hosts, frozenset(config.origins)
    origins = readers | {f"http://{host}" for host in hosts} | {f"https://{host}" for host in config.allowed_hosts}
    app.config["MAX_CONTENT_LENGTH"] = BODY_LIMIT
    CORS(
        app,
        resources={r"/api/.*": {"origins": [*readers]}},
        allow_headers=["Authorization", "Content-Type"],
        methods=METHODS,
        always_send=False,
    )

    @app.before_request
    def check() -> None:
        origin, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site")
        is_preflight = request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers
        if not _is_meant_for(hosts, request):
            abort(421, f"This server answers to {config.public_url} only.")
        if request.method not in METHODS and not (is_preflight and origin in readers):
            allowed = request_ctx.url_adapter.allowed_methods() if request_ctx.url_adapter else ()
            raise MethodNotAllowed({*METHODS}.intersection(allowed) or METHODS, "This method is not used here.")
        if origin is not None and origin not in origins:
            abort(403, "This server answers Dejalu's own extension, not other sites.")
        if site not in (None, "none") and not _may_come_from_a_page(site, origin, config):
            abort(403, "This server does not answer requests made by web pages.")
        if is_preflight:
            return
        if request.url_rule is None or request.url_rule.rule not in OPEN:
            g.client = _authenticate(database, request)
        _check_body(request)

    @app.after_request
    def harden(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response


def caller() -> Client:
    """The client whose token this request carries."""
    client: Client = g.client
    return client


def _is_meant_for(hosts: Set[str], incoming: Request) -> bool:
    """Whether a request names one of these hosts, and its target no other one (RFC 9112, section 3.2.2).

    The header is taken as it was sent: Flask would leave out a port or fall back to the server's own name. There is no
    target where the command line calls the app in its own process.
    """
    target: str = incoming.environ.get("REQUEST_URI", "/")
    return incoming.environ.get("HTTP_HOST") in hosts and target.startswith("/")


def _may_come_from_a_page(site: str | None, origin: str | None, config: Config) -> bool:
    """The server's own pages may ask for anything but pairing, and so may those of origins that the reader added."""
    return (site == "same-origin" or origin in config.added_origins) and request.path != PAIR


def _authenticate(database: Database, incoming: Request) -> Client:
    scheme, _, token = incoming.headers.get("Authorization", "").partition(" ")
    now = datetime.now(UTC)
    with database.reading() as session:
        client = clients.find_by_token(session, token.strip(), now) if scheme.lower() == "bearer" else None
        if client is None:
            abort(
                401,
                "This needs a client's token: pair this browser or script with a code from `dejalu pair`.",
            )
        session.expunge(client)
    if now - client.last_seen_at > clients.SEEN_EVERY:
        with suppress(StorageError), database.writing() as session:  # Who only reads need not wait for it.
            clients.note_seen(session, client.id, now)
    return client


def _check_body(incoming: Request) -> None:
    if incoming.method not in ("POST", "PUT", "PATCH") or not (incoming.mimetype or incoming.content_length):
        return
    wanted = "application/octet-stream" if incoming.path == IMPORT else "application/json"
    if incoming.mimetype != wanted:
        abort(415, f"Send this as {wanted}.")
    if incoming.path == IMPORT:
        incoming.max_content_length = IMPORT_LIMIT
