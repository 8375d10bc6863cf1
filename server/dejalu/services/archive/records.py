"""The records of a library file: found in the library or made, and what is claimed of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from types import SimpleNamespace

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, aliased

from dejalu.database import insert_numbered, one_of
from dejalu.errors.archives import BrokenArchiveError
from dejalu.identity.claims import READER, Chosen, choose
from dejalu.identity.identifiers import Identifier
from dejalu.identity.linkage import pair
from dejalu.identity.titles import Title
from dejalu.models import Claim, Paper, PaperIdentifier
from dejalu.services import claims, papers
from dejalu.services.archive import relations
from dejalu.services.archive.restoration import Kept, Restoration, Values


def take(restoration: Restoration, records: Sequence[Values]) -> Kept:
    """Find or make the record of the library for each of these, and keep what is claimed of it.

    Raises BrokenArchiveError where two records of the file have one identifier.
    """
    _check_names(restoration, records)
    owners = _find(restoration, records)
    made = _make(restoration.session, [record for record, own in zip(records, owners, strict=True) if not own])
    kept = [(min(own) if own else next(made), record) for record, own in zip(records, owners, strict=True)]
    for (paper_id, _), own in zip(kept, owners, strict=True):
        if own:
            restoration.made.discard(paper_id)
        else:
            restoration.made.add(paper_id)
    restoration.count("records", sum(not own for own in owners), len(records))
    restoration.paper_ids += [paper_id for paper_id, _ in kept]
    _add_identifiers(restoration, kept)
    _add_claims(restoration, kept)
    links = [
        (pair(paper_id, other), record["added_at"])
        for (paper_id, record), own in zip(kept, owners, strict=True)
        for other in sorted(own - {paper_id})
    ]
    relations.link(restoration, links)
    return kept


def _find(restoration: Restoration, records: Sequence[Values]) -> list[set[int]]:
    """The records of the library that each of these is: those of its identifiers, or of the very same words."""
    session = restoration.session
    named = papers.find_owners(session, {name for record in records for name in _names(record)}, Paper.id)
    made_of = {record["claims"][0]["digest"] for record in records if not record["identifiers"]}
    nameless = find_nameless(session, made_of)
    return [
        {named[name] for name in _names(record) if name in named}
        if record["identifiers"]
        else {nameless[digest] for claim in record["claims"][:1] if (digest := claim["digest"]) in nameless}
        for record in records
    ]


def _check_names(restoration: Restoration, records: Sequence[Values]) -> None:
    for place, record in enumerate(records, len(restoration.paper_ids)):
        for name in _names(record):
            if name in restoration.names:
                raise BrokenArchiveError(f"records[{place}].identifiers", f"{name} is that of an earlier record, too")
            restoration.names.add(name)


def _names(record: Values) -> Iterator[Identifier]:
    return (Identifier(**name) for name in record["identifiers"])


def find_nameless(session: Session, digests: Iterable[str]) -> dict[str, int]:
    """The records without an identifier, by what they were made of: the digest of the first claim of each."""
    earlier = aliased(Claim)
    query = select(Claim.digest, Claim.paper_id).where(
        one_of(Claim.digest, digests),
        ~exists().where(PaperIdentifier.paper_id == Claim.paper_id),
        ~exists().where(earlier.paper_id == Claim.paper_id, earlier.id < Claim.id),
    )
    return dict(session.execute(query).all())


def _make(session: Session, records: Sequence[Values]) -> Iterator[int]:
    """New records in the order given."""
    rows = [{"added_at": record["added_at"], **asdict(_choose(record["claims"]))} for record in records]
    return iter(insert_numbered(session, Paper.metadata.tables[Paper.__tablename__], rows))


def _choose(said: Sequence[Values]) -> Chosen:
    return choose(SimpleNamespace(**claim) for claim in said)


def _add_identifiers(restoration: Restoration, kept: Kept) -> None:
    wanted = [(paper_id, record, name) for paper_id, record in kept for name in record["identifiers"]]
    known = set(papers.find_owners(restoration.session, {Identifier(**name) for _, _, name in wanted}, Paper.id))
    rows = []
    for paper_id, record, name in wanted:
        if Identifier(**name) not in known:
            known.add(Identifier(**name))
            rows.append({"paper_id": paper_id, **name})
            restoration.note(paper_id, record["added_at"])
    restoration.add(PaperIdentifier, rows)
    restoration.count("identifiers", len(rows), len(wanted))


def _add_claims(restoration: Restoration, kept: Kept) -> None:
    """Keep what was not claimed yet, and of what was, when that was first said (by the reader: last)."""
    session = restoration.session
    query = select(Claim).where(one_of(Claim.paper_id, [paper_id for paper_id, _ in kept]))
    known = {(claim.paper_id, claim.digest, claim.source): claim for claim in session.scalars(query)}
    added: dict[tuple[int, str, str], Values] = {}
    for paper_id, record in kept:
        for said in record["claims"]:
            key = paper_id, said["digest"], said["source"]
            if key not in known:
                added.setdefault(key, {"paper_id": paper_id, **said})
                restoration.note(paper_id, said["stated_at"])
            elif said["source"] == READER and said["stated_at"] > known[key].stated_at:
                known[key].stated_at = said["stated_at"]
                restoration.note(paper_id, said["stated_at"])
            elif said["source"] != READER:
                known[key].stated_at = min(known[key].stated_at, said["stated_at"])
    restoration.add(Claim, list(added.values()))
    claims.index_all(session, ((said["paper_id"], Title.read(said["title"])) for said in added.values()))
    restoration.count("claims", len(added), sum(len(record["claims"]) for _, record in kept))
