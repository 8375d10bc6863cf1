"""How a paper is cited."""

from datetime import UTC, datetime
from typing import Any

from dejalu.api.guard import caller
from dejalu.api.library import PAPER
from dejalu.api.parsing import StrictBlueprint
from dejalu.database import Database
from dejalu.schemas.citations import CitationChange, CitationSchema
from dejalu.services import citation_keys, citations, library
from dejalu.services.citations import Citation


def blueprint(database: Database) -> StrictBlueprint:
    blp = StrictBlueprint("citations", __name__, url_prefix="/api", description="How papers are cited")

    @blp.get(f"{PAPER}/citation")
    @blp.response(200, CitationSchema)
    def get_citation(paper_id: int) -> Citation:
        """A paper's BibTeX entry, its citation key and a Markdown link to it."""
        with database.writing() as session:
            return citations.get(session, caller().reader_id, paper_id)

    @blp.put(f"{PAPER}/citation")
    @blp.arguments(CitationChange)
    @blp.response(200, CitationSchema)
    def change_citation(said: dict[str, Any], paper_id: int) -> Citation:
        """Have a paper cited by another key; the one it had still leads to it."""
        reader_id = caller().reader_id
        with database.writing() as session:
            shown_id = library.get(session, reader_id, paper_id).paper.id
            citation_keys.change(session, reader_id, shown_id, said["citation_key"], datetime.now(UTC))
            return citations.get(session, reader_id, shown_id)

    return blp
