"""What the reader keeps of the records of a library file: tags, registers, sightings, citation keys."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from dejalu.database import one_of
from dejalu.errors.archives import BrokenArchiveError
from dejalu.models import FormerKey, Operation, Reading, Register, SaidStatus, Sighting, Tag
from dejalu.services import clock
from dejalu.services.archive.restoration import Kept, Restoration, Values
from dejalu.services.readings import STATUS, TAG


def take_tags(restoration: Restoration, tags: Sequence[Values]) -> None:
    """Keep the tags that the library has not; those it has stay as they were written first here."""
    restoration.tags |= {tag["name"].casefold() for tag in tags}
    query = select(Tag.key).where(Tag.reader_id == restoration.reader_id, one_of(Tag.key, restoration.tags))
    known = set(restoration.session.scalars(query))
    added = {key: tag for tag in tags if (key := tag["name"].casefold()) not in known}
    rows = [
        {"reader_id": restoration.reader_id, "key": key, "name": tag["name"], "color": tag.get("color")}
        for key, tag in added.items()
    ]
    restoration.add(Tag, rows)
    restoration.count("tags", len(rows), len(tags))


def take(restoration: Restoration, kept: Kept) -> None:
    """Keep what the reader said of these records, and each time they met them."""
    _take_registers(restoration, kept)
    _take_statuses(restoration, kept)
    _take_sightings(restoration, kept)
    _take_readings(restoration, kept)


def _take_registers(restoration: Restoration, kept: Kept) -> None:
    """The last word on each thing stands."""
    said = [(paper_id, word) for paper_id, record in kept for word in record["registers"]]
    query = select(Register).where(_are_kept(restoration, Register, kept))
    known = {(word.paper_id, word.name): word for word in restoration.session.scalars(query)}
    added: dict[tuple[int, str], Values] = {}
    count = 0
    for paper_id, word in said:
        stamp = clock.stamp(word["stamp"])
        restoration.note_stamp(stamp)
        if word["name"].startswith(TAG) and word["name"].removeprefix(TAG) not in restoration.tags:
            raise BrokenArchiveError("tags", f"“{word['name']}” is said of a paper, and there is no such tag")
        key = paper_id, word["name"]
        there = known.get(key)
        if there is None and word["stamp"] > added.get(key, {"stamp": ""})["stamp"]:
            added[key] = {"reader_id": restoration.reader_id, "paper_id": paper_id, **word}
        elif there is not None and word["stamp"] > there.stamp:
            there.value, there.stamp = word["value"], word["stamp"]
        else:
            continue
        count += 1
        restoration.note(paper_id, clock.time(stamp))
    restoration.add(Register, list(added.values()))
    restoration.count("registers", count, len(said))


def _take_statuses(restoration: Restoration, kept: Kept) -> None:
    """Every status that was said; where only the last is told, that one."""
    said = {
        (paper_id, status["stamp"]): status["status"] for paper_id, record in kept for status in _find_statuses(record)
    }
    query = select(SaidStatus.paper_id, SaidStatus.stamp).where(_are_kept(restoration, SaidStatus, kept))
    known = {(paper_id, stamp) for paper_id, stamp in restoration.session.execute(query)}
    rows = [
        {"reader_id": restoration.reader_id, "paper_id": paper_id, "stamp": stamp, "status": status}
        for (paper_id, stamp), status in said.items()
        if (paper_id, stamp) not in known
    ]
    restoration.add(SaidStatus, rows)


def _find_statuses(record: Values) -> Sequence[Values]:
    told: Sequence[Values] | None = record.get("statuses")
    if told is not None:
        return told
    words = (word for word in record["registers"] if word["name"] == STATUS)
    return [{"stamp": word["stamp"], "status": word["value"]} for word in words]


def _take_sightings(restoration: Restoration, kept: Kept) -> None:
    """Each is kept once; one that was taken back here, as its operation without it shows, stays so."""
    seen = [(paper_id, sighting) for paper_id, record in kept for sighting in record["sightings"]]
    op_ids = [sighting["op_id"] for _, sighting in seen]
    known = {
        op_id
        for model in (Sighting, Operation)
        for op_id in restoration.session.scalars(
            select(model.op_id).where(model.reader_id == restoration.reader_id, one_of(model.op_id, op_ids))
        )
    }
    rows = []
    for paper_id, sighting in seen:
        if sighting["op_id"] not in known:
            known.add(sighting["op_id"])
            rows.append({"reader_id": restoration.reader_id, "paper_id": paper_id, **sighting})
            restoration.note(paper_id, sighting["seen_at"])
    restoration.add(Sighting, rows)
    restoration.count("sightings", len(rows), len(seen))


def _take_readings(restoration: Restoration, kept: Kept) -> None:
    """Remember which records were met, and what they are cited by, as far as they and those keys are free here."""
    session, reader_id = restoration.session, restoration.reader_id
    query = select(Reading).where(_are_kept(restoration, Reading, kept))
    known = {reading.paper_id: reading for reading in session.scalars(query)}
    added: dict[int, Values] = {}
    for paper_id, record in kept:
        there = known.get(paper_id)
        if there is None and record["is_met"] and paper_id not in added:
            row = {"reader_id": reader_id, "paper_id": paper_id, "seq": 0, "starred": False, "times_seen": 0}
            added[paper_id] = row | {"citation_key": _free_key(restoration, record)}
            restoration.note(paper_id, record["added_at"])
        elif there is not None and there.citation_key is None and (key := _free_key(restoration, record)):
            there.citation_key = key
            restoration.note(paper_id, record["added_at"])
    restoration.add(Reading, list(added.values()))
    _take_former_keys(restoration, kept)


def _take_former_keys(restoration: Restoration, kept: Kept) -> None:
    """Remember what these records were cited by before, as far as no other has that key here."""
    rows = [
        {"reader_id": restoration.reader_id, "paper_id": paper_id, **former}
        for paper_id, record in kept
        for former in record["former_keys"]
        if _claim_key(restoration, former["key"])
    ]
    restoration.add(FormerKey, rows)


def _free_key(restoration: Restoration, record: Values) -> str | None:
    """The citation key of a record of the file, taken unless it is another's here."""
    key: str | None = record["citation_key"]
    return key if key is not None and _claim_key(restoration, key) else None


def _claim_key(restoration: Restoration, key: str) -> bool:
    """Take a key unless it is taken."""
    is_free = key.lower() not in restoration.citation_keys
    restoration.citation_keys.add(key.lower())
    return is_free


def _are_kept(restoration: Restoration, model: type[Register | Reading | SaidStatus], kept: Kept) -> Any:  # noqa: ANN401
    wanted = one_of(model.paper_id, [paper_id for paper_id, _ in kept])
    return (model.reader_id == restoration.reader_id) & wanted
