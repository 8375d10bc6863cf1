"""The inbox: papers that were seen and never judged."""

from datetime import UTC, datetime
from typing import Any

from dejalu.api.guard import caller
from dejalu.api.parsing import StrictBlueprint
from dejalu.database import Database
from dejalu.models import Act
from dejalu.schemas.acts import ActSchema
from dejalu.schemas.inbox import InboxAnswer, InboxQuery, VisitRequest
from dejalu.services import inbox


def blueprint(database: Database) -> StrictBlueprint:
    blp = StrictBlueprint("inbox", __name__, url_prefix="/api", description="What was seen and never judged")

    @blp.get("/inbox")
    @blp.arguments(InboxQuery, location="query")
    @blp.response(200, InboxAnswer)
    def list_inbox(wanted: dict[str, Any]) -> inbox.Page:
        """What was seen since the last visit, or ever, and never judged, the latest seen first."""
        with database.reading() as session:
            return inbox.find(session, caller().reader_id, older=wanted["older"], cursor=wanted["cursor"])

    @blp.post("/inbox/visits")
    @blp.arguments(VisitRequest)
    @blp.response(200, ActSchema)
    def visit(wanted: dict[str, Any]) -> Act:
        """Everything seen up to then was gone through: an act, which can be undone."""
        with database.writing() as session:
            return inbox.visit(session, caller(), wanted["until"], datetime.now(UTC))

    return blp
