"""What an entry adds to what the library has of its paper, in the form in which records are brought back.

The library's own word goes first. A status, a star and a tag count as said when the file says so; where it does not,
whatever the library has on the matter stands, and so does what the reader said later. A note whose text is there
already, by itself or as all notes of the paper in one, is no new note. Times become sightings, unless the paper was
seen that day, and a paper of which the file says nothing at all was seen now: so it is in the library. A time to come
tells nothing: taken for now, it would be a later one at each import.
"""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from dejalu.exporters.citation_keys import VALID
from dejalu.exporters.entry import Note as Text
from dejalu.exporters.plain_text import one_line
from dejalu.identity import titles
from dejalu.importers.imported import Imported, ImportedNote
from dejalu.services import clock, readings
from dejalu.services.archive.restoration import Values
from dejalu.services.importing.known import Known, plain_tag, plain_text
from dejalu.services.importing.lines import count

NAMESPACE = uuid.UUID("6f0f6f5e-3d0c-5b0e-9d55-6a1f0d6e7c41")
"""Of the ids made of what is imported, so that the same content gets the same ones."""
WRITER = "import"
"""Who says what imports say, in stamps: no client has this id."""
MOST_SIGHTINGS = 1_000
"""Of one paper: a file may count anything."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
A_DAY = timedelta(days=1)
"""By which dates can be ahead: many formats do not say in which time zone it was that day."""


@dataclass(frozen=True, slots=True)
class Adding:
    """What stays the same for a whole file.

    taken are the citation keys that papers have or had, in small letters; it grows. Of a page that was saved, each
    import counts as one more sighting, and the site itself speaks in it.
    """

    now: datetime
    taken: set[str]
    is_page: bool

    def add(self, entry: Imported, known: Known, record: Values, known_notes: set[str]) -> tuple[list[str], str | None]:
        """Put what is new of an entry into a record, and into what is known; what that is, and what cannot be taken.

        known_notes are the ids of notes that were ever written here.
        """
        entry = self._without_times_to_come(entry)
        changes = [
            *self._say(entry, known, record),
            *self._note(entry, known, record, known_notes),
            *self._see(entry, known, record),
        ]
        keyed, reason = self._cite(entry, known, record)
        known.is_met = True
        return [*changes, *keyed], reason

    def _without_times_to_come(self, entry: Imported) -> Imported:
        limit = self.now + A_DAY
        told = (entry.judged_at, entry.added_at, entry.seen_at)
        judged_at, added_at, seen_at = (at if at and at <= limit else None for at in told)
        return replace(entry, judged_at=judged_at, added_at=added_at, seen_at=seen_at)

    def _say(self, entry: Imported, known: Known, record: Values) -> Iterator[str]:
        """Status, star and tags."""
        if entry.status and self._word(known, record, readings.STATUS, entry.status, entry.judged_at or entry.added_at):
            version = entry.mention.version
            self._word(
                known, record, readings.VERSION, str(version) if version else None, entry.judged_at or entry.added_at
            )
            yield f"status {entry.status}"
        if entry.starred and self._word(known, record, readings.STARRED, readings.YES, entry.added_at):
            yield "star"
        number = 0
        for tag in filter(None, map(one_line, entry.tags)):
            if plain_tag(tag) not in known.plain_tags:
                name = readings.TAG + tag.casefold()
                if self._word(known, record, name, readings.YES, entry.added_at):
                    record["tags"].append({"name": tag})
                    known.plain_tags.add(plain_tag(tag))
                    number += 1
        yield from count(number, "tag")

    def _word(self, known: Known, record: Values, name: str, value: str | None, said_at: datetime | None) -> bool:
        """Say something unless it is said, or something else later; what a file says twice is said the later time."""
        last, last_stamp = known.words.get(name, (None, ""))
        stamp = clock.order(clock.after("", self.fit(said_at)), WRITER)
        is_said = value == last and name not in record["registers"]
        if is_said or (last_stamp and (said_at is None or stamp <= last_stamp)):
            return False
        known.words[name] = (value, stamp)
        record["registers"][name] = {"name": name, "value": value, "stamp": stamp}
        return value != last

    def _note(self, entry: Imported, known: Known, record: Values, known_notes: set[str]) -> Iterator[str]:
        number = 0
        for note, note_id in zip(entry.notes, note_ids(entry), strict=True):
            text = plain_text(_text(note))
            if text and text not in known.texts and note_id not in known_notes:
                known.texts.add(text)
                known_notes.add(note_id)
                written_at = self.fit(note.written_at or entry.added_at)
                record["notes"].append(_written(note, note_id, written_at))
                number += 1
        yield from count(number, "note")

    def _see(self, entry: Imported, known: Known, record: Values) -> Iterator[str]:
        """Keep when the paper was first and last met, and as often as the file counts."""
        times = list(self._times(entry, known))
        if not times and not known.is_met and not (record["registers"] or record["notes"]):
            times = [self.now]
        most = min(entry.times_seen or 0, MOST_SIGHTINGS)
        if times or entry.seen_at:
            last = self.fit(entry.seen_at or times[-1])
            times += [last] * (most - known.times_seen - len(times))
        for seen_at in times:
            name = f"{identity(entry)}\n{seen_at.isoformat()}\n{known.times_seen}"
            op_id = uuid.uuid4() if self.is_page else uuid.uuid5(NAMESPACE, name)
            known.note_sighting(seen_at)
            record["sightings"].append({"op_id": str(op_id), "seen_at": seen_at, "url": entry.mention.url})
        yield from count(len(times), "sighting")

    def _times(self, entry: Imported, known: Known) -> Iterator[datetime]:
        added_at, seen_at = (at and self.fit(at) for at in (entry.added_at, entry.seen_at))
        is_earlier = not known.is_met or (known.added_on is not None and added_at and added_at.date() < known.added_on)
        if added_at and added_at != seen_at and is_earlier:
            yield added_at
        if seen_at and (self.is_page or seen_at.date() not in known.days):
            yield seen_at

    def _cite(self, entry: Imported, known: Known, record: Values) -> tuple[list[str], str | None]:
        """Take a key as the paper's own if it has none, else as a former one: documents may cite it."""
        refused = []
        former = len(record["former_keys"])
        changes = []
        for key in filter(None, dict.fromkeys([entry.citation_key, *entry.former_keys])):
            if key.lower() in known.keys:
                continue
            if key.lower() in self.taken:
                refused.append(f"The citation key {key[:80]} is another paper's.")
            elif not VALID.fullmatch(key):
                refused.append(f"The citation key {key[:80]} is none that BibTeX and TeX would take.")
            else:
                self.taken.add(key.lower())
                known.keys.add(key.lower())
                if known.citation_key is None and key == entry.citation_key:
                    known.citation_key = record["citation_key"] = key
                    changes.append("citation key")
                else:
                    record["former_keys"].append({"key": key, "replaced_at": self.now})
        changes += count(len(record["former_keys"]) - former, "former citation key")
        return changes, " ".join(refused) or None

    def fit(self, at: datetime | None) -> datetime:
        """A time that can have been: none is later than now."""
        return max(EPOCH, min(at, self.now)) if at else self.now


def identity(entry: Imported) -> str:
    """What stays the same of a paper from one file to another."""
    names = entry.mention.identifiers
    return str(names[0]) if names else titles.key(entry.mention.title)


def note_ids(entry: Imported) -> Sequence[str]:
    """The ids of an entry's notes: their own, or made of what they say."""
    return [_own_id(note) or str(uuid.uuid5(NAMESPACE, f"{identity(entry)}\n{_text(note)}")) for note in entry.notes]


def _own_id(note: ImportedNote) -> str | None:
    try:
        return str(uuid.UUID(note.id)) if note.id else None
    except ValueError:
        return None


def _text(note: ImportedNote) -> str:
    return Text(note.body, quote=note.quote).text


def _written(note: ImportedNote, note_id: str, written_at: datetime) -> Values:
    quote = {"exact": note.quote, "prefix": note.prefix, "suffix": note.suffix} if note.quote else None
    revision = str(uuid.uuid5(NAMESPACE, f"{note_id}\n{note.body}"))
    return {"id": note_id, "body": note.body, "quote": quote, "revision": revision, "written_at": written_at}
