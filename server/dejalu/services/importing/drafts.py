"""What entries that speak of one paper add to it, before any of it is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dejalu.identity import claims as identity
from dejalu.identity import titles
from dejalu.identity.identifiers import Identifier
from dejalu.identity.titles import Title
from dejalu.importers.imported import Imported
from dejalu.pages.mention import Mention
from dejalu.services import claims
from dejalu.services.archive.restoration import Values
from dejalu.services.importing.adding import Adding
from dejalu.services.importing.known import Known
from dejalu.services.importing.lines import Line, count
from dejalu.services.importing.matching import Group
from dejalu.services.importing.novelty import is_described


@dataclass(slots=True)
class Draft:
    """A record as a library file would tell of it, without what the library has.

    paper_id is the record that it is written to; None until one is found or made for what is claimed in it.
    """

    known: Known
    record: Values
    paper_id: int | None = None
    lines: list[tuple[Imported, Line]] = field(default_factory=list)
    is_news: bool = True
    """Whether there is anything to write."""


def write(group: Group, known: Known, adding: Adding, known_notes: set[str]) -> Draft:
    """What these entries add."""
    was_met = known.is_met
    draft = Draft(known, _begin(group, adding))
    for entry in group.entries:
        changes = _claim(draft, entry.mention, adding)
        more, reason = adding.add(entry, known, draft.record, known_notes)
        name = entry.mention.title or str(entry.mention.identifiers[0])
        draft.lines.append((entry, Line(entry.line, name, "merged", reason, changes + more)))
    if not draft.record["claims"]:
        draft.paper_id = min(group.records)
    said = ("claims", "registers", "sightings", "notes", "citation_key", "former_keys")
    draft.is_news = not was_met or any(draft.record[name] for name in said)
    draft.record["registers"] = list(draft.record["registers"].values())
    return draft


def _begin(group: Group, adding: Adding) -> Values:
    named = {name: _name(name) for entry in group.entries for name in entry.mention.identifiers}
    times = [entry.added_at for entry in group.entries if entry.added_at]
    kept: dict[str, Any] = {name: [] for name in ("claims", "sightings", "notes", "former_keys", "tags")}
    return {
        "identifiers": list(named.values()),
        "added_at": adding.fit(min(times, default=None)),
        "is_met": True,
        "citation_key": None,
        "registers": {},
        **kept,
    }


def _name(name: Identifier) -> Mapping[str, str]:
    return {"scheme": name.scheme, "value": name.value, "raw": name.raw}


def _claim(draft: Draft, mention: Mention, adding: Adding) -> list[str]:
    """Have the record say what a mention says, unless it is known; what of it is new to a paper that is known."""
    digest = claims.digest(mention)
    source = identity.source(mention.url) if adding.is_page else identity.IMPORT
    known = draft.known
    if (digest, source) in known.claims or (not adding.is_page and is_described(known, mention)):
        return []
    names = set(map(str, mention.identifiers))
    # Not known to be the paper's before all is written: another record may be the one that has the title.
    claimed = {name for claim in draft.record["claims"] for name in claim["identifiers"]}
    changes = [*count(len(names - claimed - known.identifiers), "identifier"), "description"] if known.papers else []
    known.claims.add((digest, source))
    draft.record["claims"].append(
        {
            "digest": digest,
            "source": source,
            "stated_at": adding.now,
            "identifiers": sorted(names),
            "title": titles.clean(mention.title) if Title.read(mention.title).key else "",
            "authors": list(mention.authors),
            "abstract": mention.abstract,
            "published": mention.published,
            "year": mention.year,
            "url": mention.url,
            "category": mention.category,
            "publication": mention.publication.dump() if mention.publication else None,
        }
    )
    return changes
