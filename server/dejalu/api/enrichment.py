"""Completing papers from what arXiv and Crossref know of them."""

from typing import Any

from dejalu.api.guard import caller
from dejalu.api.parsing import StrictBlueprint
from dejalu.enrichment.enricher import Enricher, Step
from dejalu.schemas.enrichment import EnrichAnswer, EnrichRequest


def blueprint(enricher: Enricher) -> StrictBlueprint:
    blp = StrictBlueprint("enrichment", __name__, url_prefix="/api/enrich", description="Completing papers")

    @blp.post("")
    @blp.arguments(EnrichRequest)
    @blp.response(200, EnrichAnswer)
    def enrich(wanted: dict[str, Any]) -> Step:
        """Ask about one batch of papers, and say how much is left: to be called until nothing is."""
        return enricher.step(caller().reader_id, wanted["papers"], again=wanted["again"])

    return blp
