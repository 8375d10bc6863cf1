"""One entry of a bibliography as a paper, with what its reader kept of it there.

Fields are those of BibTeX, BibLaTeX, Zotero, Better BibTeX, JabRef, BibDesk, Mendeley, Google Scholar, the ACL
Anthology, DBLP and arXiv. What none of them says anything with that a library keeps (`file`, `groups`, `isbn`, …) is
left out.
"""

import re
from datetime import datetime

from dejalu.identity.identifiers import Identifier
from dejalu.importers import dates, limits, naming
from dejalu.importers.bib import people
from dejalu.importers.bib.kept import former_keys, is_starred, notes, status_and_tags
from dejalu.importers.bib.latex_text import decode_verbatim
from dejalu.importers.bib.scanning import Written
from dejalu.importers.bib.text import line
from dejalu.importers.bib.venues import publication
from dejalu.importers.imported import Imported, Refused
from dejalu.importers.remarks import is_remark
from dejalu.pages.mention import Mention

_NO_PAPERS = {
    "proceedings": "a volume of proceedings, and no paper",
    "mvproceedings": "a volume of proceedings, and no paper",
    "xdata": "data for other entries, and no paper",
    "set": "a set of other entries, and no paper",
}
_SCHEMES = {"doi": "doi", "pmid": "pmid", "arxiv": "arxiv", "arxivid": "arxiv"}
# What may be part of a DOI and not of a value: our writer has the codes that addresses have for these signs.
_QUOTED = re.compile(r"%(20|22|5C|5E|60|7B|7C|7D)")
# Better BibTeX writes the archive only, "cs", of those that are parted; these are not.
_CATEGORY = re.compile(r"[a-z-]+\.[A-Za-z-]+|hep-(?:ex|lat|ph|th)|nucl-(?:ex|th)|gr-qc|math-ph|quant-ph")
_ARCHIVES = {"arxiv": "arxiv", "pubmed": "pmid", "pmid": "pmid", "acl": "acl", "openreview": "openreview"}


def paper(entry: Written) -> Imported | Refused:
    """The paper of an entry, or why it is none that can be taken."""
    if what := _NO_PAPERS.get(entry.type):
        return Refused(entry.line, entry.key, f"It is {what}.")
    fields = entry.fields
    names = _identifiers(fields)
    appeared = publication(entry.type, fields)
    date = fields.get("date") or fields.get("year") or ""
    published = dates.day(date) if appeared is None else None
    said = Mention(
        title=_title(fields),
        identifiers=names,
        authors=_authors(fields),
        abstract=line(fields.get("abstract", ""))[: limits.LONGEST_ABSTRACT] or None,
        published=published,
        # The year of a publication is not that of the preprint beside it.
        year=dates.year(date) if date and not (appeared and fields.get("eprint")) else None,
        url=_address(fields),
        version=_version(fields, names),
        category=_category(fields),
        publication=appeared,
    )
    status, tags = status_and_tags(fields)
    imported = Imported(
        line=entry.line,
        mention=said,
        tags=tags,
        notes=notes(fields),
        status=status,
        starred=is_starred(fields),
        citation_key=entry.key or None,
        former_keys=former_keys(fields.get("ids"), entry.key),
        added_at=_added_at(fields),
        seen_at=dates.moment(fields["urldate"]) if "urldate" in fields else None,
    )
    return limits.take(imported, entry.key)


def _title(fields: dict[str, str]) -> str:
    title = line(fields.get("title", ""))
    subtitle = line(fields.get("subtitle", ""))
    return f"{title}: {subtitle}" if subtitle else title


def _authors(fields: dict[str, str]) -> tuple[str, ...]:
    written = fields.get("author") or fields.get("editor")
    return people.names(written) if written else ()


def _identifiers(fields: dict[str, str]) -> tuple[Identifier, ...]:
    """What the paper is known by; a preprint may have its identifier in `eprint`, `url`, `journal` or `note`."""
    names = naming.Names()
    if eprint := fields.get("eprint"):
        archive = (fields.get("archiveprefix") or fields.get("eprinttype") or "arxiv").strip().lower()
        if archive in _ARCHIVES:
            names.scheme(_ARCHIVES[archive], decode_verbatim(eprint))
    for name in _SCHEMES:
        if name in fields:
            names.scheme(_SCHEMES[name], _unquoted(decode_verbatim(fields[name])))
    for name in ("url", "ee", "howpublished"):
        if (address := fields.get(name)) and "http" in address:
            names.url(decode_verbatim(address))
    if not names:
        for name in ("journal", "journaltitle", "howpublished", "note", "booktitle"):
            if (text := fields.get(name)) and (name != "note" or is_remark(text)):
                names.text(decode_verbatim(text))
    return names.all()


def _unquoted(doi: str) -> str:
    return _QUOTED.sub(lambda code: chr(int(code[1], 16)), doi) if "%" in doi else doi


def _address(fields: dict[str, str]) -> str | None:
    address = decode_verbatim(fields.get("url", ""))
    return address if address.startswith(("http://", "https://")) else None


def _category(fields: dict[str, str]) -> str | None:
    """arXiv's `primaryclass`, or that of “1706.03762 [cs.CL]”."""
    category = fields.get("primaryclass") or fields.get("eprintclass") or ""
    return category.strip() if _CATEGORY.fullmatch(category.strip()) else None


def _version(fields: dict[str, str], names: tuple[Identifier, ...]) -> int | None:
    stated = fields["version"].strip().lstrip("v") if "version" in fields else ""
    if stated.isdecimal() and len(stated) <= 4 and int(stated) and any(name.scheme == "arxiv" for name in names):
        return int(stated)
    return naming.version(names)


def _added_at(fields: dict[str, str]) -> datetime | None:
    """When JabRef, BibDesk or Zotero first kept it; the `timestamp` of DBLP is of its own database."""
    for name in ("creationdate", "timestamp", "date-added"):
        if name in fields and "dblp" not in fields.get("bibsource", ""):
            return dates.moment(fields[name])
    return None
