"""The history of notes and papers. Notes are written and deleted by operations (`sync`)."""

from dejalu.api.guard import caller
from dejalu.api.parsing import StrictBlueprint
from dejalu.database import Database
from dejalu.schemas.notes import ChronicleAnswer, DeletedNotesAnswer, HistoryAnswer
from dejalu.services import chronicles, histories


def blueprint(database: Database) -> StrictBlueprint:
    blp = StrictBlueprint("notes", __name__, url_prefix="/api", description="What notes said before")

    @blp.get("/notes/<uuid:note_id>/revisions")
    @blp.response(200, HistoryAnswer)
    def list_revisions(note_id: object) -> histories.History:
        """Every version of a note, the newest first."""
        with database.reading() as session:
            return histories.get(session, caller().reader_id, str(note_id))

    @blp.get("/papers/<int(max=2147483647):paper_id>/deleted-notes")
    @blp.response(200, DeletedNotesAnswer)
    def list_deleted_notes(paper_id: int) -> histories.Deleted:
        """A paper's deleted notes, each as it was last."""
        with database.reading() as session:
            return histories.find_deleted(session, caller().reader_id, paper_id)

    @blp.get("/papers/<int(max=2147483647):paper_id>/history")
    @blp.response(200, ChronicleAnswer)
    def get_history(paper_id: int) -> chronicles.Chronicle:
        """Every status of a paper, where it was met, and its notes."""
        with database.reading() as session:
            return chronicles.get(session, caller().reader_id, paper_id)

    return blp
