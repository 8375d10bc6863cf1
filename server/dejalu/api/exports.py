"""Papers as files for other programs."""

from contextlib import ExitStack
from typing import Any

from flask import Response, request

from dejalu import __version__
from dejalu.api.guard import caller
from dejalu.api.parsing import StrictBlueprint
from dejalu.database import Database
from dejalu.exporters.formats import FORMATS, Format
from dejalu.outlets import bibliography
from dejalu.schemas.filters import FilterQuery, PaperIds, read_filter
from dejalu.services import exports, library
from dejalu.services.library import Filter

PAPERS = "Dejalu-Papers"
"""The header that tells how many papers a file has."""


def blueprint(database: Database) -> StrictBlueprint:
    blp = StrictBlueprint("exports", __name__, url_prefix="/api/export", description="Papers as files")
    for format_ in FORMATS.values():
        _add(blp, database, format_)
    return blp


def _add(blp: StrictBlueprint, database: Database, format_: Format) -> None:
    """The routes of one format."""
    answers = {"schema": {"type": format_.json_type}, "content_type": format_.media_type.partition(";")[0]}

    @blp.get(f"/{format_.name}", endpoint=format_.name)
    @blp.arguments(FilterQuery, location="query")
    @blp.response(200, **answers)
    @blp.alt_response(304, description="Nothing changed in the library since it gave that `ETag`.")
    def export(wanted: dict[str, Any]) -> Response:
        """The papers that filters select, as a file. Its `ETag` is weak: another one may come with the same bytes."""
        reader_id = caller().reader_id
        with database.reading() as session:
            edition = f"{__version__}-{exports.find_edition(session, reader_id)}"
        if request.if_none_match.contains_weak(edition):
            unchanged = Response(status=304)
            unchanged.set_etag(edition, weak=True)
            return unchanged
        return _send(database, format_, read_filter(wanted))

    @blp.post(f"/{format_.name}", endpoint=f"{format_.name}_of_papers")
    @blp.arguments(PaperIds)
    @blp.response(200, **answers)
    def export_papers(wanted: dict[str, Any]) -> Response:
        """Just these papers, as a file."""
        with database.reading() as session:
            paper_ids = library.get_ids(session, caller().reader_id, wanted["paper_ids"])
        return _send(database, format_, Filter(paper_ids=tuple(paper_ids)))


def _send(database: Database, format_: Format, wanted: Filter) -> Response:
    """A file, written while it is sent."""
    with ExitStack() as stack:
        taken = stack.enter_context(bibliography.take(database, caller().reader_id, format_, wanted))
        headers = {
            "Content-Disposition": f"attachment; filename=dejalu{format_.suffix}",
            PAPERS: str(taken.papers),
        }
        response = Response(taken.pieces, content_type=format_.media_type, headers=headers)
        response.set_etag(f"{__version__}-{taken.edition}", weak=True)
        response.call_on_close(stack.pop_all().close)
        return response
