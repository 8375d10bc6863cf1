"""Papers that may be one: those that wait for the reader's word, and that word."""

from datetime import UTC, datetime
from typing import Any

from dejalu.api.guard import caller
from dejalu.api.parsing import StrictBlueprint
from dejalu.database import Database
from dejalu.schemas.matches import MatchesAnswer, VerdictAnswer, VerdictRequest
from dejalu.services import verdicts

RECORD = "/papers/<int(max=2147483647):paper_id>"


def blueprint(database: Database) -> StrictBlueprint:
    blp = StrictBlueprint("matches", __name__, url_prefix="/api", description="Which records are the same paper")

    @blp.get("/matches")
    @blp.response(200, MatchesAnswer)
    def list_matches() -> dict[str, Any]:
        """Pairs of papers that may be one, the likeliest first."""
        with database.reading() as session:
            return {"matches": verdicts.find_matches(session, caller().reader_id)}

    @blp.post(f"{RECORD}/merge")
    @blp.arguments(VerdictRequest)
    @blp.response(200, VerdictAnswer)
    def merge(wanted: dict[str, Any], paper_id: int) -> dict[str, Any]:
        """The two are the same paper."""
        return decide(paper_id, wanted["other"], True)

    @blp.post(f"{RECORD}/split")
    @blp.arguments(VerdictRequest)
    @blp.response(200, VerdictAnswer)
    def split(wanted: dict[str, Any], paper_id: int) -> dict[str, Any]:
        """The two are not the same paper, for ever."""
        return decide(paper_id, wanted["other"], False)

    @blp.delete(f"{RECORD}/verdicts/<int(max=2147483647):other_id>")
    @blp.response(200, VerdictAnswer)
    def withdraw(paper_id: int, other_id: int) -> dict[str, Any]:
        """What was said of the two is taken back: their titles decide again."""
        return decide(paper_id, other_id, None)

    def decide(paper_id: int, other_id: int, is_same: bool | None) -> dict[str, Any]:
        with database.writing() as session:
            return {"papers": verdicts.decide(session, caller(), paper_id, other_id, is_same, datetime.now(UTC))}

    return blp
