"""What the reader chose about how the library works."""

from typing import Any

from dejalu.api.guard import caller
from dejalu.api.parsing import StrictBlueprint
from dejalu.database import Database
from dejalu.schemas.settings import SettingsSchema
from dejalu.services import settings


def blueprint(database: Database) -> StrictBlueprint:
    blp = StrictBlueprint("settings", __name__, url_prefix="/api/settings", description="The reader's choices")

    @blp.get("")
    @blp.response(200, SettingsSchema)
    def list_settings() -> dict[str, Any]:
        """Every setting."""
        with database.reading() as session:
            return settings.find_all(session, caller().reader_id)

    @blp.patch("")
    @blp.arguments(SettingsSchema)
    @blp.response(200, SettingsSchema)
    def choose(chosen: dict[str, Any]) -> dict[str, Any]:
        """Choose some of them otherwise."""
        with database.writing() as session:
            settings.choose(session, caller().reader_id, chosen)
            return settings.find_all(session, caller().reader_id)

    return blp
