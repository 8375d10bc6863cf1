"""Who gets in. Everything is checked here, before any route runs, for every route there is.

In this order: the exact Host (else 421; a rebound host name has another), an Origin that is ours if there is
one (else 403), a Sec-Fetch-Site that no page of another site can send (else 403), a client's token on all but
`hello` and `pair` (else 401), and the exact content type of a body (else 415). There are no cookies: browsers
do not keep them apart by port, so another program on this machine would be sent them.

An address to read papers at (`/export/`) has a token of its own in it, which opens that and nothing else: see
`api.addresses`.
"""

from contextlib import suppress
from datetime import UTC, datetime

from flask import Flask, Request, abort, g, request
from flask_cors import CORS
from werkzeug.wrappers import Response

from dejalu.config import EXTENSION_ID, LOOPBACK
from dejalu.database import Database
from dejalu.errors.storage import StorageError
from dejalu.models import Client
from dejalu.services import clients

EXTENSION_ORIGIN = f"chrome-extension://{EXTENSION_ID}"
OPEN_PATHS = frozenset({"/api/hello", "/api/pair"})
EXPORT_PATH = "/export/"
IMPORT_PATH = "/api/import"
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
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
}


def install(app: Flask, database: Database, port: int) -> None:
    """Put the guard before every route of an app that listens on `port`."""
    hosts = {f"[{name}]:{port}" if ":" in name else f"{name}:{port}" for name in LOOPBACK}
    origins = {EXTENSION_ORIGIN, *(f"http://{host}" for host in hosts)}
    app.config["MAX_CONTENT_LENGTH"] = BODY_LIMIT
    CORS(
        app,
        resources={"/api/*": {"origins": [EXTENSION_ORIGIN], "allow_headers": ["Authorization", "Content-Type"]}},
    )

    @app.before_request
    def check() -> None:
        if request.host not in hosts or len(request.headers.getlist("Host")) > 1:
            abort(421, f"This server answers to http://127.0.0.1:{port} only.")
        if request.headers.get("Origin", EXTENSION_ORIGIN) not in origins:
            abort(403, "This server answers Dejalu's own extension, not other sites.")
        if request.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
            abort(403, "This server does not answer requests made by web pages.")
        if request.method == "OPTIONS":
            return
        if request.path not in OPEN_PATHS and not request.path.startswith(EXPORT_PATH):
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


def _authenticate(database: Database, incoming: Request) -> Client:
    scheme, _, token = incoming.headers.get("Authorization", "").partition(" ")
    with database.reading() as session:
        client = clients.find_by_token(session, token.strip()) if scheme.lower() == "bearer" else None
        if client is None:
            abort(
                401,
                "This needs a client's token: pair this browser or script with a code from `dejalu pair`.",
            )
        session.expunge(client)
    now = datetime.now(UTC)
    if now - client.last_seen_at > clients.SEEN_EVERY:
        with suppress(StorageError), database.writing() as session:  # Who only reads need not wait for it.
            session.get_one(Client, client.id).last_seen_at = now
    return client


def _check_body(incoming: Request) -> None:
    if incoming.method not in ("POST", "PUT", "PATCH") or not (incoming.mimetype or incoming.content_length):
        return
    wanted = "application/octet-stream" if incoming.path == IMPORT_PATH else "application/json"
    if incoming.mimetype != wanted:
        abort(415, f"Send this as {wanted}.")
    if incoming.path == IMPORT_PATH:
        incoming.max_content_length = IMPORT_LIMIT
