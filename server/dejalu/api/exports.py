"""Papers as files for other programs."""

from collections.abc import Iterator
from typing import Any

from flask import Response, stream_with_context

from dejalu.api.guard import caller
from dejalu.api.parsing import StrictBlueprint
from dejalu.database import Database
from dejalu.exporters.formats import FORMATS, Format
from dejalu.schemas.filters import FilterQuery, read_filter
from dejalu.services import exports


def blueprint(database: Database) -> StrictBlueprint:
    blp = StrictBlueprint("exports", __name__, url_prefix="/api/export", description="Papers as files")
    for format_ in FORMATS.values():
        _add(blp, database, format_)
    return blp


def _add(blp: StrictBlueprint, database: Database, format_: Format) -> None:
    """One route for one format."""

    @blp.get(f"/{format_.name}", endpoint=format_.name)
    @blp.arguments(FilterQuery, location="query")
    @blp.response(200, {"type": format_.json_type}, content_type=format_.media_type.partition(";")[0])
    def export(wanted: dict[str, Any]) -> Response:
        """The papers that filters select, as a file."""
        reader_id = caller().reader_id
        with database.writing() as session:
            paper_ids = exports.give_keys(session, reader_id, read_filter(wanted))

        def write() -> Iterator[bytes]:
            with database.reading() as session:
                yield from format_.dump(exports.read(session, reader_id, paper_ids))

        headers = {"Content-Disposition": f"attachment; filename=dejalu{format_.suffix}"}
        return Response(stream_with_context(write()), content_type=format_.media_type, headers=headers)
