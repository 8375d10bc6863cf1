"""From failures to answers, all of one shape."""

import traceback
from http import HTTPStatus
from typing import Any

from flask import Flask, jsonify, request
from flask_smorest import Api
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.wrappers import Response

from dejalu import errors
from dejalu.errors import acts, backups, bibliography, inquiries, outlets, pairing, queries, sending, storage, undoing

STATUS: dict[type[errors.DejaluError], HTTPStatus] = {
    pairing.PairingError: HTTPStatus.FORBIDDEN,
    pairing.TooManyCodesError: HTTPStatus.TOO_MANY_REQUESTS,
    pairing.UnknownClientError: HTTPStatus.NOT_FOUND,
    errors.UnknownNoteError: HTTPStatus.NOT_FOUND,
    errors.UnknownListPageError: HTTPStatus.NOT_FOUND,
    errors.UnknownPaperError: HTTPStatus.NOT_FOUND,
    errors.NamelessPaperError: HTTPStatus.CONFLICT,
    errors.UnknownCursorError: HTTPStatus.CONFLICT,
    acts.NothingDoneError: HTTPStatus.NOT_FOUND,
    acts.UndoneActError: HTTPStatus.CONFLICT,
    acts.UnknownActError: HTTPStatus.NOT_FOUND,
    acts.UnknownTagError: HTTPStatus.NOT_FOUND,
    undoing.UnknownImportError: HTTPStatus.NOT_FOUND,
    undoing.NothingToUndoError: HTTPStatus.NOT_FOUND,
    undoing.UndoneImportError: HTTPStatus.CONFLICT,
    bibliography.TakenKeyError: HTTPStatus.CONFLICT,
    outlets.ClosedAddressError: HTTPStatus.NOT_FOUND,
    outlets.ForeignFileError: HTTPStatus.CONFLICT,
    outlets.TakenFileError: HTTPStatus.CONFLICT,
    outlets.UnknownAddressError: HTTPStatus.NOT_FOUND,
    outlets.UnknownKeptFileError: HTTPStatus.NOT_FOUND,
    inquiries.AskingError: HTTPStatus.CONFLICT,
    inquiries.ServiceError: HTTPStatus.BAD_GATEWAY,
    inquiries.StoppedError: HTTPStatus.SERVICE_UNAVAILABLE,
    backups.CopyError: HTTPStatus.INSUFFICIENT_STORAGE,
    storage.DiskFullError: HTTPStatus.INSUFFICIENT_STORAGE,
    storage.ReadOnlyStorageError: HTTPStatus.SERVICE_UNAVAILABLE,
    storage.BrokenStorageError: HTTPStatus.SERVICE_UNAVAILABLE,
    storage.BusyDatabaseError: HTTPStatus.SERVICE_UNAVAILABLE,
    storage.UnreachableDatabaseError: HTTPStatus.SERVICE_UNAVAILABLE,
    storage.DamagedDatabaseError: HTTPStatus.SERVICE_UNAVAILABLE,
    # The other program is not as it must be: mended there, the same request succeeds.
    **dict.fromkeys(sending.SendingError.__subclasses__(), HTTPStatus.CONFLICT),
}
"""What each failure of the library is in HTTP; any other one is the client's unusable content, 422."""

RETRY_AFTER = {storage.StorageError: "10", pairing.TooManyCodesError: "60"}
"""Seconds until it is worth while to ask again."""


class DiscreetFlask(Flask):
    """A Flask that logs where something failed in the code, but neither the address, in which there may be a token, nor
    what the exception says, in which there may be a note."""

    def log_exception(self, exc_info: Any) -> None:  # noqa: ANN401 (theirs)
        kind, _, trace = exc_info
        where = "".join(traceback.format_tb(trace))
        self.logger.error("%s in %s [%s]\n%s", kind.__name__, request.endpoint, request.method, where)


class UniformApi(Api):
    """flask-smorest's Api with the same four keys in every error."""

    def handle_http_exception(self, error: HTTPException) -> Response:
        data: dict[str, Any] = getattr(error, "data", None) or {}
        status = HTTPStatus(error.code or 500)
        message = data.get("message") or error.description or status.description
        response = answer(status, str(message), data.get("messages") or data.get("errors") or {})
        if isinstance(error, MethodNotAllowed) and error.valid_methods:
            response.headers["Allow"] = ", ".join(sorted(error.valid_methods))
        return response


def answer(status: HTTPStatus, message: str, details: dict[str, Any] | None = None) -> Response:
    """An error in the one shape there is."""
    response = jsonify(code=status.value, status=status.phrase, message=message, errors=details or {})
    response.status_code = status.value
    return response


def install(app: Flask) -> None:
    """Answer the library's own failures in that shape."""

    @app.errorhandler(errors.DejaluError)
    def handle(error: errors.DejaluError) -> Response:
        place = {"q": {"at": error.at, "length": error.length}} if isinstance(error, queries.InvalidQueryError) else {}
        response = answer(STATUS.get(type(error), HTTPStatus.UNPROCESSABLE_ENTITY), error.message, place)
        for kind, seconds in RETRY_AFTER.items():
            if isinstance(error, kind):
                response.headers["Retry-After"] = seconds
        return response
