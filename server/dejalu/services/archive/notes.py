"""The notes of a library file, each with all it ever said.

A note is the same note where its id is, and its versions are the same where their names are. Where the file goes on
from what the library shows, the note follows; where both went on, each their own way, the file's text becomes a note
of its own beside the library's, as it does when two browsers write at once (`services.notes`).
"""

from collections.abc import Sequence

from sqlalchemy import select

from dejalu.database import one_of
from dejalu.models import Note, NoteRevision
from dejalu.services.archive.restoration import Kept, Restoration, Values


def take(restoration: Restoration, kept: Kept) -> None:
    """Keep every note, and every version of it."""
    written = [(paper_id, note) for paper_id, record in kept for note in record["notes"]]
    if not written:
        return
    meeting = _Meeting(restoration, [note for _, note in written])
    before = len(meeting.notes)
    for paper_id, note in written:
        meeting.bring(paper_id, note)
    restoration.add(NoteRevision, meeting.added)
    restoration.count("notes", len(meeting.notes) - before, len(written))


class _Meeting:
    """Notes of the file, and those of the library that they may be."""

    def __init__(self, restoration: Restoration, written: Sequence[Values]) -> None:
        self._restoration = restoration
        session, reader_id = restoration.session, restoration.reader_id
        names = {one["revision"] for note in written for one in note["revisions"]}
        query = select(NoteRevision.revision, NoteRevision.note_id).where(NoteRevision.reader_id == reader_id)
        rows = session.execute(query.where(one_of(NoteRevision.revision, names))).all()
        ids = {note["id"] for note in written} | names | {note_id for _, note_id in rows}
        found = session.scalars(select(Note).where(Note.reader_id == reader_id, one_of(Note.id, ids)))
        self.notes = {note.id: note for note in found}
        self._owners: dict[str, str] = {note.revision: note.id for note in self.notes.values()} | dict(rows)
        """The note of the library that each version belongs to."""
        self.added: list[Values] = []

    def bring(self, paper_id: int, note: Values) -> None:
        there = self.notes.get(self._owners.get(note["revision"]) or note["id"])
        shown = next(one["body"] for one in note["revisions"] if one["revision"] == note["revision"])
        if there is None:
            there = self._make(paper_id, note, note["id"], note["conflict_of"], shown)
        elif note["revision"] not in self._owners and there.revision in {one["revision"] for one in note["revisions"]}:
            self._follow(there, note, shown)
        elif note["revision"] in self._owners or there.body == shown:
            self._follow_deletion(there, note, shown)
        else:
            there = self._make(paper_id, note, note["revision"], there.id, shown)
        self._keep_revisions(there, note)

    def _make(self, paper_id: int, note: Values, note_id: str, conflict_of: str | None, body: str) -> Note:
        copied = {name: note[name] for name in ("quote", "revision", "is_deleted", "created_at", "changed_at")}
        reader_id = self._restoration.reader_id
        made = Note(reader_id=reader_id, id=note_id, paper_id=paper_id, body=body, conflict_of=conflict_of, **copied)
        self._restoration.session.add(made)
        self._restoration.note(paper_id, note["changed_at"])
        self.notes[note_id] = made
        return made

    def _follow(self, there: Note, note: Values, body: str) -> None:
        """The file has what was written after the version that the library shows, or only the same text once more."""
        if there.body != body or there.changed_at < note["changed_at"]:
            there.is_deleted, there.changed_at = note["is_deleted"], note["changed_at"]
        there.body, there.quote, there.revision = body, note["quote"], note["revision"]
        self._restoration.note(there.paper_id, there.changed_at)

    def _follow_deletion(self, there: Note, note: Values, body: str) -> None:
        """Of one and the same text, whether it is deleted is what was said last."""
        if there.body == body and there.is_deleted != note["is_deleted"] and there.changed_at < note["changed_at"]:
            there.is_deleted, there.changed_at = note["is_deleted"], note["changed_at"]
            self._restoration.note(there.paper_id, there.changed_at)

    def _keep_revisions(self, there: Note, note: Values) -> None:
        for one in note["revisions"]:
            if one["revision"] not in self._owners:
                self._owners[one["revision"]] = there.id
                self.added.append({"reader_id": there.reader_id, "note_id": there.id, **one})
