"""Acts: what is done to many papers at once, tags renamed and deleted, and how it is undone."""

from datetime import UTC, datetime
from typing import Any

from dejalu.api.guard import caller
from dejalu.api.parsing import StrictBlueprint
from dejalu.database import Database
from dejalu.models import Act
from dejalu.schemas.acts import ActRequest, ActsAnswer, ActSchema, TagPatch
from dejalu.services.acts import acting, retagging, undoing

TAG = "/tags/<name:name>"


def blueprint(database: Database) -> StrictBlueprint:
    blp = StrictBlueprint("acts", __name__, url_prefix="/api", description="What is done to many papers at once")

    @blp.post("/acts")
    @blp.arguments(ActRequest)
    @blp.response(200, ActSchema)
    def act(wanted: dict[str, Any]) -> Act:
        """Do the same to many papers; more papers under the same id belong to the same act."""
        about = (wanted["act_id"], wanted["paper_ids"], wanted["edits"])
        with database.writing() as session:
            return acting.act(session, caller(), *about, datetime.now(UTC))

    @blp.get("/acts")
    @blp.response(200, ActsAnswer)
    def list_acts() -> dict[str, Any]:
        """The latest acts, the newest first."""
        with database.reading() as session:
            return {"acts": acting.find_all(session, caller().reader_id)}

    @blp.post("/acts/<string:act_id>/undo")
    @blp.response(200, ActSchema)
    def undo(act_id: str) -> Act:
        """Undo an act, but for what was changed since; `last` names the latest that stands."""
        with database.writing() as session:
            return undoing.undo(session, caller(), act_id, datetime.now(UTC))

    @blp.patch(TAG)
    @blp.arguments(TagPatch)
    @blp.response(200, ActSchema)
    def change_tag(wanted: dict[str, Any], name: str) -> Act:
        """Rename a tag, merge it into another one by that one's name, or color it."""
        with database.writing() as session:
            return retagging.change(session, caller(), name, wanted, datetime.now(UTC))

    @blp.delete(TAG)
    @blp.response(200, ActSchema)
    def delete_tag(name: str) -> Act:
        """Take a tag off all papers."""
        with database.writing() as session:
            return retagging.delete(session, caller(), name, datetime.now(UTC))

    return blp
