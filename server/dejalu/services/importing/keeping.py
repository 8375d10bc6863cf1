"""Writing what entries add, by the machine that brings library files back, and writing down what that was."""

from collections.abc import Sequence

from dejalu.models import Note, NoteRevision
from dejalu.services.archive import readings, records
from dejalu.services.archive.restoration import Kept
from dejalu.services.importing.drafts import Draft
from dejalu.services.importing.journal import Recording


def keep(recording: Recording, drafts: Sequence[Draft]) -> None:
    """Write what is new of some papers; each draft then names its record."""
    recording.names.clear()  # A file may speak of one paper in many places.
    claiming = [draft for draft in drafts if draft.paper_id is None]
    found = records.take(recording, [draft.record for draft in claiming])
    for draft, (paper_id, _) in zip(claiming, found, strict=True):
        draft.paper_id = paper_id
    tags = {tag["name"].casefold(): tag for draft in reversed(drafts) for tag in reversed(draft.record["tags"])}
    readings.take_tags(recording, [*tags.values()])  # Each as it is written first.
    kept = [(draft.paper_id, draft.record) for draft in drafts if draft.paper_id and draft.is_news]
    for paper_id, _ in kept:
        recording.note_record(paper_id)
    _note_words(recording, drafts)
    readings.take(recording, kept)
    _write_notes(recording, kept)
    recording.session.flush()
    recording.turn_page()


def _note_words(recording: Recording, drafts: Sequence[Draft]) -> None:
    """Write down what stood where something else is said."""
    for draft in drafts:
        if draft.paper_id is None:
            continue
        for word in draft.record["registers"]:
            before = draft.known.own_words.get((draft.paper_id, word["name"]), (None, None))
            recording.journal.registers.append((draft.paper_id, word["name"], word["stamp"], *before))
        if key := draft.record["citation_key"]:
            recording.journal.keys.append((draft.paper_id, key))


def _write_notes(recording: Recording, kept: Kept) -> None:
    notes, revisions = [], []
    for paper_id, record in kept:
        for note in record["notes"]:
            own = {"reader_id": recording.reader_id, "body": note["body"], "revision": note["revision"]}
            shown = {"id": note["id"], "paper_id": paper_id, "quote": note["quote"], "is_deleted": False}
            written_at = note["written_at"]
            notes.append({**own, **shown, "conflict_of": None, "created_at": written_at, "changed_at": written_at})
            revisions.append({**own, "note_id": note["id"], "base_revision": None, "written_at": written_at})
            recording.note(paper_id, written_at)
    recording.add(Note, notes)
    recording.add(NoteRevision, revisions)
