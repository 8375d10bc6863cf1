"""The library: papers and tags."""

from datetime import UTC, datetime
from typing import Any

from dejalu.api.guard import caller
from dejalu.api.parsing import StrictBlueprint
from dejalu.database import Database
from dejalu.schemas.filters import FilterQuery, read_filter
from dejalu.schemas.library import (
    DescribedSchema,
    FacetsAnswer,
    PaperIdsAnswer,
    PaperIdsQuery,
    PaperPatch,
    PapersAnswer,
    PapersQuery,
    TagsAnswer,
)
from dejalu.services import descriptions, library, tags
from dejalu.services.descriptions import Described
from dejalu.services.finding import facets, search
from dejalu.services.finding.facets import Facets
from dejalu.services.finding.search import Page

PAPER = "/papers/<int(max=2147483647):paper_id>"


def blueprint(database: Database) -> StrictBlueprint:
    blp = StrictBlueprint("library", __name__, url_prefix="/api", description="The library")

    @blp.get("/papers")
    @blp.arguments(PapersQuery, location="query")
    @blp.response(200, PapersAnswer)
    def list_papers(wanted: dict[str, Any]) -> Page:
        """The papers that a search and filters select, a page at a time."""
        with database.reading() as session:
            reader_id, selected = caller().reader_id, read_filter(wanted)
            if wanted["named"]:
                return Page([library.get_named(session, reader_id, wanted["named"])], None)
            if wanted["id"]:
                return search.get_these(session, reader_id, selected, wanted["id"])
            return search.find(session, reader_id, selected, sort=wanted["sort"], cursor=wanted["cursor"])

    @blp.get("/paper-ids")
    @blp.arguments(PaperIdsQuery, location="query")
    @blp.response(200, PaperIdsAnswer)
    def list_paper_ids(wanted: dict[str, Any]) -> dict[str, list[int]]:
        """Every paper that a search and filters select, by its id."""
        with database.reading() as session:
            paper_ids = search.find_ids(session, caller().reader_id, read_filter(wanted), sort=wanted["sort"])
            return {"paper_ids": paper_ids}

    @blp.get("/facets")
    @blp.arguments(FilterQuery, location="query")
    @blp.response(200, FacetsAnswer)
    def count_papers(wanted: dict[str, Any]) -> Facets:
        """How many papers a search and filters select, and what these have in common."""
        with database.reading() as session:
            return facets.count(session, caller().reader_id, read_filter(wanted))

    @blp.get(PAPER)
    @blp.response(200, DescribedSchema)
    def get_paper(paper_id: int) -> Described:
        """One paper."""
        with database.reading() as session:
            return descriptions.get(session, caller().reader_id, paper_id)

    @blp.patch(PAPER)
    @blp.arguments(PaperPatch)
    @blp.response(200, DescribedSchema)
    def describe_paper(said: dict[str, Any], paper_id: int) -> Described:
        """What the reader types of a paper wins over whatever pages say, until they take it back."""
        with database.writing() as session:
            return descriptions.type_in(session, caller().reader_id, paper_id, said, datetime.now(UTC))

    @blp.get("/tags")
    @blp.response(200, TagsAnswer)
    def list_tags() -> dict[str, Any]:
        """The reader's tags and how many papers have each."""
        with database.reading() as session:
            return {"tags": tags.find_all(session, caller().reader_id)}

    return blp
