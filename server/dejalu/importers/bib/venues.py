"""Where an entry says that its paper was published."""

import re
from functools import lru_cache

from dejalu.identity.publication import Kind, Publication
from dejalu.importers import dates
from dejalu.importers.bib.text import line

_KINDS = {
    "article": Kind.JOURNAL,
    "inproceedings": Kind.CONFERENCE,
    "conference": Kind.CONFERENCE,
    "incollection": Kind.CHAPTER,
    "inbook": Kind.CHAPTER,
    "book": Kind.BOOK,
    "collection": Kind.BOOK,
    "phdthesis": Kind.THESIS,
    "mastersthesis": Kind.THESIS,
    "thesis": Kind.THESIS,
    "techreport": Kind.REPORT,
    "report": Kind.REPORT,
}
_VENUES = {
    Kind.JOURNAL: ("journal", "journaltitle"),
    Kind.CONFERENCE: ("booktitle", "journal", "journaltitle", "eventtitle"),
    Kind.CHAPTER: ("booktitle",),
    Kind.THESIS: ("school", "institution"),
    Kind.REPORT: ("institution",),
}
_PREPRINTS = re.compile(r"(?:arxiv|corr|bio ?rxiv|med ?rxiv|ssrn|preprint|abs/)", re.IGNORECASE)
_DASHES = re.compile(r"\s*(?:--+|–)\s*")


def publication(type_: str, fields: dict[str, str]) -> Publication | None:
    """What an entry of this type was published as.

    None for types that are no publications (`misc`, `online`, `unpublished`), for articles of no journal, and for those
    of a preprint server, as Google Scholar has them: `journal={arXiv preprint arXiv:1706.03762}`.
    """
    kind = _KINDS.get(type_)
    if kind is None:
        return None
    venue = next((_venue(fields[name]) for name in _VENUES.get(kind, ()) if fields.get(name)), "")
    if kind != Kind.BOOK and (not venue or _PREPRINTS.match(venue)):
        return None
    publisher = fields.get("publisher") or ""
    return Publication(
        kind=kind,
        venue=venue,
        year=dates.year(fields.get("date") or fields.get("year") or ""),
        volume=line(fields.get("volume", "")),
        number=line(fields.get("number", "")),
        pages=_DASHES.sub("-", line(fields.get("pages", ""))),
        publisher=_venue(publisher),
    )


@lru_cache(maxsize=10_000)
def _venue(source: str) -> str:
    return line(source)
