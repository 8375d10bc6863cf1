"""The whole library as one file without loss."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from flask import Response, stream_with_context

from dejalu.api.guard import caller
from dejalu.api.parsing import StrictBlueprint
from dejalu.database import Database
from dejalu.exporters import library_json
from dejalu.schemas.library import WholeQuery
from dejalu.services.archive import contents


def blueprint(database: Database) -> StrictBlueprint:
    blp = StrictBlueprint("archive", __name__, url_prefix="/api/export", description="The library without loss")

    @blp.get("/json")
    @blp.arguments(WholeQuery, location="query")
    @blp.response(200, {"type": "object"}, content_type="application/json")
    def export_json(_wanted: dict[str, Any]) -> Response:
        """The whole library, as the schema beside it describes."""
        reader_id = caller().reader_id

        def write() -> Iterator[bytes]:
            with database.reading() as session:
                yield from library_json.dump(datetime.now(UTC), contents.read(session, reader_id))

        headers = {"Content-Disposition": "attachment; filename=dejalu.json"}
        return Response(stream_with_context(write()), content_type="application/json", headers=headers)

    @blp.get("/json/schema")
    @blp.response(200, {"type": "object"}, content_type="application/schema+json")
    def get_schema() -> Response:
        """The JSON Schema of that file."""
        return Response(library_json.schema(), content_type="application/schema+json")

    return blp
