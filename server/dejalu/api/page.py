"""The library page: files that are the same for everybody. All it shows comes through the API, to who has a token."""

from pathlib import Path, PurePosixPath

from flask import Blueprint, Response, abort, request
from werkzeug.security import safe_join

from dejalu import extension
from dejalu.api.guard import PAGE, PAGE_FILES

FOLDER = Path(__file__).parents[1] / "web"
SHARED = ("shared", "icons", "history")
"""Folders of the extension of which the page is made, too: one look, and one way to tell how a paper
stands and what changed in a note."""
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
"""What there is to be read. A system's own table may have another type for scripts, which browsers then refuse."""
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob:",
        "connect-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)
"""Its own scripts and styles only; no text becomes a script, and nothing is sent but to this server."""


def blueprint() -> Blueprint:
    blp = Blueprint("page", __name__)

    @blp.get(PAGE, provide_automatic_options=False)
    def show() -> Response:
        """The library page."""
        return _send(FOLDER, "index.html", "text/html")

    @blp.get(PAGE_FILES, provide_automatic_options=False)
    def read(name: str) -> Response:
        """A file of the library page."""
        folder, _, rest = name.partition("/")
        type_ = TYPES.get(PurePosixPath(name).suffix)
        if type_ is None:
            abort(404)
        return _send(extension.folder() / folder, rest, type_) if folder in SHARED else _send(FOLDER, name, type_)

    return blp


def _send(folder: Path, name: str, type_: str) -> Response:
    path = safe_join(str(folder), name)
    try:
        content = Path(path or folder).read_bytes()
    except OSError:  # Not there, a folder, or a name that no file can have.
        abort(404)
    answer = Response(content, content_type=f"{type_}; charset=utf-8")
    answer.headers["Cache-Control"] = "no-cache"  # An update is there at the next load; who has the file is told 304.
    answer.headers["Content-Security-Policy"] = POLICY
    answer.add_etag()
    answer.make_conditional(request)
    return answer
