"""What became of a reader's papers in the last days."""

from datetime import UTC, datetime
from typing import Any

from dejalu.api.guard import caller
from dejalu.api.parsing import StrictBlueprint
from dejalu.database import Database
from dejalu.exporters.digest import Digest
from dejalu.schemas.digests import DigestAnswer, DigestQuery
from dejalu.services import digests


def blueprint(database: Database) -> StrictBlueprint:
    blp = StrictBlueprint("digests", __name__, url_prefix="/api/digest", description="The last days")

    @blp.get("")
    @blp.arguments(DigestQuery, location="query")
    @blp.response(200, DigestAnswer)
    def get(wanted: dict[str, Any]) -> Digest:
        """What waits to be read, what came back, what was noted."""
        now = datetime.now(UTC)
        since = digests.begin(wanted["days"], wanted["since"], now)
        with database.reading() as session:
            return digests.make(session, caller().reader_id, since, now)

    return blp
