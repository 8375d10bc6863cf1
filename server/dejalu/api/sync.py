"""Syncing edits and marks, and looking up the papers of a page."""

from datetime import UTC, datetime
from typing import Any

from dejalu.api.guard import caller
from dejalu.api.parsing import StrictBlueprint
from dejalu.database import Database
from dejalu.models import Client
from dejalu.schemas.lookup import LookupAnswer, LookupRequest
from dejalu.schemas.sync import ChangesAnswer, ChangesQuery, SyncAnswer, SyncRequest
from dejalu.services import lookup, sync
from dejalu.services.operations import Delivery, Edit
from dejalu.services.sync import Cursor


def blueprint(database: Database) -> StrictBlueprint:
    blp = StrictBlueprint("sync", __name__, url_prefix="/api", description="Marks and edits")

    @blp.post("/sync")
    @blp.arguments(SyncRequest)
    @blp.response(200, SyncAnswer)
    def sync_client(wanted: dict[str, Any]) -> sync.Answer:
        """Apply the client's operations; answer what changed since its last sync."""
        edits = [Edit(**operation) for operation in wanted["operations"]]
        cursor = None if wanted["since"] is None else Cursor(wanted["since"], wanted["feed"])
        with database.writing() as session:
            client = session.get_one(Client, caller().id)
            delivery = Delivery(client, datetime.now(UTC), wanted["sent_at"])
            return sync.sync(session, client.reader_id, cursor, edits, delivery)

    @blp.get("/changes")
    @blp.arguments(ChangesQuery, location="query")
    @blp.response(200, ChangesAnswer)
    def list_changes(asked: dict[str, Any]) -> sync.News:
        """What changed since a sync or an earlier answer; for who has no operations to send, and asks often."""
        cursor = None if asked["since"] is None else Cursor(asked["since"], asked["feed"])
        with database.reading() as session:
            return sync.find_news(session, caller().reader_id, cursor)

    @blp.post("/lookup")
    @blp.arguments(LookupRequest)
    @blp.response(200, LookupAnswer)
    def look_up(wanted: dict[str, Any]) -> lookup.Page:
        """What is known of each paper mentioned on a page."""
        mentions, reader_id = wanted["mentions"], caller().reader_id
        with database.reading() as session:
            page = lookup.look_up(session, reader_id, mentions)
        if page.news:
            with database.writing() as session:
                page = lookup.learn(session, reader_id, mentions, page, datetime.now(UTC))
        return page

    return blp
