"""Making backups, and listing them."""

from typing import Any

from dejalu.api.parsing import StrictBlueprint
from dejalu.backups.shelf import MANUAL, Backup, Shelf
from dejalu.database import Database
from dejalu.schemas.upkeep import BackupsAnswer, BackupSchema


def blueprint(database: Database, shelf: Shelf) -> StrictBlueprint:
    blp = StrictBlueprint("backups", __name__, url_prefix="/api", description="Backups")

    @blp.get("/backups")
    @blp.response(200, BackupsAnswer)
    def list_backups() -> dict[str, Any]:
        """The backups in the data folder, the newest first."""
        return {"backups": shelf.find_all()}

    @blp.post("/backups")
    @blp.response(201, BackupSchema)
    def make_backup() -> Backup:
        """Back the whole library up, with every write that was acknowledged, and look the copy through."""
        return shelf.make(database, MANUAL)

    return blp
