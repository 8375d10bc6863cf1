"""Files that the server keeps up to date."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dejalu.api.guard import caller
from dejalu.api.parsing import StrictBlueprint
from dejalu.database import Database
from dejalu.models import KeptFile
from dejalu.outlets import keeping
from dejalu.schemas.outlets import KeptFileRequest, KeptFilesAnswer, KeptFileSchema, read_kept_file
from dejalu.services import kept_files


def blueprint(database: Database, data: Path) -> StrictBlueprint:
    """The routes; data is the library's own folder, in which nothing is kept."""
    blp = StrictBlueprint("kept_files", __name__, url_prefix="/api/kept-files", description="Files kept up to date")

    @blp.get("")
    @blp.response(200, KeptFilesAnswer)
    def list_kept() -> dict[str, Any]:
        """The files that are kept up to date, and how it went."""
        with database.reading() as session:
            return {"kept_files": kept_files.find_all(session, caller().reader_id)}

    @blp.post("")
    @blp.arguments(KeptFileRequest)
    @blp.response(201, KeptFileSchema)
    def keep(said: dict[str, Any]) -> KeptFile:
        """Write a file now, and after each change while the server runs; said again, otherwise than before."""
        reader_id, order = caller().reader_id, read_kept_file(said)
        keeping.check(order, data)
        with database.reading() as session:
            is_own = kept_files.find(session, reader_id, order.path) is not None
        written = keeping.write(database, reader_id, order, spare_foreign=not (is_own or said["replace"]))
        with database.writing() as session:
            return kept_files.keep(session, reader_id, order, written.papers, datetime.now(UTC))

    @blp.delete("/<string:kept_id>")
    @blp.response(204)
    def stop(kept_id: str) -> None:
        """Let a file be; it stays as it is."""
        with database.writing() as session:
            kept_files.stop(session, caller().reader_id, kept_id)

    return blp
