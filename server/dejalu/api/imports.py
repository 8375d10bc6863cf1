"""Imports: files brought into the library, and taken out of it again."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

from flask import Response, request, stream_with_context

from dejalu.api import errors
from dejalu.api.guard import caller
from dejalu.api.importing import Upload, Work, work
from dejalu.api.parsing import StrictBlueprint
from dejalu.database import Database
from dejalu.errors import DejaluError
from dejalu.models import ImportRun
from dejalu.schemas.imports import ImportAnswer, ImportQuery, ImportsAnswer, ImportSchema
from dejalu.services.importing import undoing

LINES = "application/x-ndjson"
FILE = {"required": True, "content": {"application/octet-stream": {"schema": {"type": "string"}}}}


def blueprint(database: Database) -> StrictBlueprint:
    blp = StrictBlueprint("imports", __name__, url_prefix="/api", description="Files brought into the library")

    @blp.post("/import")
    @blp.arguments(ImportQuery, location="query")
    @blp.response(200, ImportAnswer)
    @blp.doc(requestBody=FILE)
    def import_file(wanted: dict[str, Any]) -> Any:  # noqa: ANN401 (an answer, or lines that end in one)
        """Bring in a file, or only say what that would do: another program's, a library, a saved page; all or nothing.

        Asked for `application/x-ndjson`, it answers in lines as it goes on: `{"progress": {"step", "done", "of"}}` and
        in the end `{"answer"}`, or `{"error"}` and nothing was imported.
        """
        going_on = work(database, caller().reader_id, Upload.of(request, wanted))
        if request.accept_mimetypes.best_match(["application/json", LINES]) == LINES:
            return Response(stream_with_context(_tell(going_on)), content_type=LINES)
        return _finish(going_on)

    @blp.get("/imports")
    @blp.response(200, ImportsAnswer)
    def list_imports() -> dict[str, Any]:
        """The imports that changed something, the latest first."""
        with database.reading() as session:
            return {"imports": undoing.find_runs(session, caller().reader_id)}

    @blp.post("/imports/<string:import_id>/undo")
    @blp.response(200, ImportSchema)
    def undo_import(import_id: str) -> ImportRun:
        """Take away what an import brought and nobody changed since; `last` names the latest that stands."""
        with database.writing() as session:
            return undoing.undo(session, caller().reader_id, import_id, datetime.now(UTC))

    return blp


def _finish(going_on: Work) -> dict[str, Any]:
    while True:
        try:
            next(going_on)
        except StopIteration as end:
            answer: dict[str, Any] = end.value
            return answer


def _tell(going_on: Work) -> Iterator[str]:
    """The lines of an answer that is given as it comes."""
    try:
        while True:
            yield _line(progress=asdict(next(going_on)))
    except StopIteration as end:
        yield _line(answer=ImportAnswer().dump(end.value))
    except DejaluError as error:
        status = errors.STATUS.get(type(error), HTTPStatus.UNPROCESSABLE_ENTITY)
        yield _line(error={"code": status, "status": status.phrase, "message": error.message, "errors": {}})


def _line(**said: Any) -> str:
    return json.dumps(said, ensure_ascii=False) + "\n"
