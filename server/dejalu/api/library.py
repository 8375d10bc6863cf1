"""The library: papers, tags, export and import."""

import io
from datetime import UTC, datetime
from typing import Any, cast

from flask import abort, request

from dejalu.api.guard import PAGE_LIMIT, caller
from dejalu.api.parsing import StrictBlueprint
from dejalu.database import Database
from dejalu.importers import library_json
from dejalu.importers.library_json import Readable
from dejalu.schemas import archive
from dejalu.schemas.filters import read_filter
from dejalu.schemas.library import (
    ImportAnswer,
    ImportQuery,
    PaperPatch,
    PapersAnswer,
    PapersQuery,
    TagsAnswer,
)
from dejalu.schemas.papers import PaperSchema
from dejalu.services import descriptions, imports, library, tags
from dejalu.services.archive import restoring
from dejalu.services.archive.restoration import Count

PAPER = "/papers/<int(max=2147483647):paper_id>"


def blueprint(database: Database) -> StrictBlueprint:
    blp = StrictBlueprint("library", __name__, url_prefix="/api", description="The library")

    @blp.get("/papers")
    @blp.arguments(PapersQuery, location="query")
    @blp.response(200, PapersAnswer)
    def list_papers(wanted: dict[str, Any]) -> library.Page:
        """The papers that a search and filters select, a page at a time."""
        with database.reading() as session:
            if wanted["named"]:
                return library.Page([library.get_named(session, caller().reader_id, wanted["named"])], None)
            return library.find(
                session, caller().reader_id, read_filter(wanted), sort=wanted["sort"], cursor=wanted["cursor"]
            )

    @blp.get(PAPER)
    @blp.response(200, PaperSchema)
    def get_paper(paper_id: int) -> library.Item:
        """One paper."""
        with database.reading() as session:
            return library.get(session, caller().reader_id, paper_id)

    @blp.patch(PAPER)
    @blp.arguments(PaperPatch)
    @blp.response(200, PaperSchema)
    def describe_paper(said: dict[str, Any], paper_id: int) -> library.Item:
        """What the reader types of a paper; it wins over whatever pages say."""
        with database.writing() as session:
            return descriptions.type_in(session, caller().reader_id, paper_id, said, datetime.now(UTC))

    @blp.get("/tags")
    @blp.response(200, TagsAnswer)
    def list_tags() -> dict[str, Any]:
        """The reader's tags and how many papers have each."""
        with database.reading() as session:
            return {"tags": tags.find_all(session, caller().reader_id)}

    @blp.post("/import")
    @blp.arguments(ImportQuery, location="query")
    @blp.response(200, ImportAnswer)
    @blp.doc(
        requestBody={
            "required": True,
            "content": {"application/octet-stream": {"schema": {"type": "string"}}},
        }
    )
    def import_file(wanted: dict[str, Any]) -> dict[str, Any]:
        """Bring in a library file, or mark every paper of a saved page as seen; all or nothing."""
        file = io.BufferedReader(cast(io.RawIOBase, request.stream))
        if library_json.is_library(file.peek(1024)):
            return _import_library(database, file)
        if (request.content_length or 0) > PAGE_LIMIT:
            abort(413)
        return _import_page(database, file.read(), wanted)

    return blp


def _import_library(database: Database, file: Readable) -> dict[str, Any]:
    with database.writing() as session:
        items = archive.load(library_json.read(file))
        counts = restoring.restore(session, caller().reader_id, items, datetime.now(UTC))
    papers = counts.pop("records", Count())
    return {"captured_on": None, "added": papers.added, "merged": papers.merged, "lines": [], "counts": counts}


def _import_page(database: Database, content: bytes, wanted: dict[str, Any]) -> dict[str, Any]:
    from dejalu.pages import reader as page_reader  # It reads HTML, and would take a tenth of the time of every start.

    now = datetime.now(UTC)
    capture = page_reader.read(content, latest=wanted["latest"] or now.date(), captured_on=wanted["captured_on"])
    with database.writing() as session:
        lines = list(imports.import_capture(session, caller().reader_id, capture, now))
    merged = sum(line.result == "merged" for line in lines)
    return {
        "captured_on": capture.captured_on,
        "added": len(lines) - merged,
        "merged": merged,
        "lines": lines,
        "counts": {},
    }
