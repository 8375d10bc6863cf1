"""Crossref: where papers with a DOI were published (https://api.crossref.org/swagger-ui/index.html)."""

import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from dejalu.errors import UnknownIdentifierError
from dejalu.identity import identifiers
from dejalu.identity.entities import unescape
from dejalu.identity.identifiers import Identifier
from dejalu.identity.publication import Kind, Publication
from dejalu.inquiries import answer
from dejalu.inquiries.service import Service, UnusableAnswerError
from dejalu.pages.mention import Mention

KINDS = {
    "journal-article": Kind.JOURNAL,
    "proceedings-article": Kind.CONFERENCE,
    "book-chapter": Kind.CHAPTER,
    "book-section": Kind.CHAPTER,
    "reference-entry": Kind.CHAPTER,
    "book": Kind.BOOK,
    "edited-book": Kind.BOOK,
    "monograph": Kind.BOOK,
    "reference-book": Kind.BOOK,
    "dissertation": Kind.THESIS,
    "report": Kind.REPORT,
}
"""Kinds of publication by Crossref's types; the others, preprints and data sets among them, are none."""

_SELECTED = (
    "DOI,type,title,subtitle,author,container-title,publisher,volume,issue,page,article-number,issued,abstract,relation"
)
_BLOCK = re.compile(r"<jats:title>[^<]{0,40}</jats:title>|</?(?:jats:)?(?:p|sec|title|list|list-item)>")
_INLINE = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
_OLD_ACL = re.compile(r"[A-Z](?!1[6-9]|20)\d\d-\d{4}")


def doi(name: Identifier) -> str:
    """The DOI under which Crossref knows a paper; the ACL's own are of one prefix since 2016, and of another before."""
    if name.scheme == "acl":
        return f"10.{'3115' if _OLD_ACL.fullmatch(name.value) else '18653'}/v1/{name.value}"
    return name.value


def _ask(names: Sequence[Identifier]) -> Mapping[str, str]:
    wanted = ",".join(f"doi:{doi(name)}" for name in names)
    return {"filter": wanted, "rows": str(len(names)), "select": _SELECTED}


def _read(content: bytes) -> dict[Identifier, Mention]:
    try:
        items = json.loads(content)["message"]["items"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UnusableAnswerError("it answered with broken JSON") from error
    if not isinstance(items, list):
        raise UnusableAnswerError("it answered with JSON that lists no works")
    found: dict[Identifier, Mention] = {}
    for item in items:
        name = _name(item.get("DOI")) if isinstance(item, dict) else None
        if name:
            found[name] = _mention(item, name)
    return found


def _mention(item: dict[str, Any], name: Identifier) -> Mention:
    title, subtitle = (_plain(_first(item.get(part)), answer.TITLE) for part in ("title", "subtitle"))
    if subtitle and subtitle.casefold() not in title.casefold():
        title = f"{title}: {subtitle}"[: answer.TITLE]
    return Mention(
        title=title,
        identifiers=(name, *_published_as(item)),
        authors=answer.names(map(_author, _list(item.get("author")))),
        abstract=_plain(item.get("abstract"), answer.ABSTRACT) or None,
        year=_year(item),
        publication=_publication(item),
    )


def _publication(item: dict[str, Any]) -> Publication | None:
    said = item.get("type")
    kind = KINDS.get(said) if isinstance(said, str) else None
    if kind is None:
        return None
    publisher = _plain(item.get("publisher"))
    # Of several, the first is a series ("Lecture Notes in …"), the last the volume itself.
    container = next((venue for venue in map(_plain, reversed(_list(item.get("container-title")))) if venue), "")
    is_issued_by_school = kind in (Kind.THESIS, Kind.REPORT)
    return Publication(
        kind=kind,
        venue=publisher if is_issued_by_school else "" if kind is Kind.BOOK else container,
        year=_year(item),
        volume=answer.text(item.get("volume"), 40),
        number=answer.text(item.get("issue"), 40),
        pages=answer.text(item.get("page") or item.get("article-number"), 40),
        publisher="" if is_issued_by_school else publisher,
    )


def _published_as(item: dict[str, Any]) -> list[Identifier]:
    """The published version that a preprint names."""
    relation = item.get("relation")
    related = _list(relation.get("is-preprint-of")) if isinstance(relation, dict) else []
    names = [_name(one.get("id")) for one in related[:1] if isinstance(one, dict) and one.get("id-type") == "doi"]
    return [name for name in names if name]


def _author(said: object) -> str:
    if not isinstance(said, dict):
        return ""
    parts = (answer.text(said.get(part)) for part in ("given", "family", "suffix"))
    return " ".join(filter(None, parts)) or answer.text(said.get("name"))


def _year(item: dict[str, Any]) -> int | None:
    issued = item.get("issued")
    parts = _list(issued.get("date-parts")) if isinstance(issued, dict) else []
    return answer.year(_first(_first(parts)))


def _name(said: object) -> Identifier | None:
    if isinstance(said, str):
        with suppress(UnknownIdentifierError):
            name = identifiers.parse(f"doi:{said}")
            return Identifier(name.scheme, name.value)
    return None


def _plain(said: object, longest: int = answer.NAME) -> str:
    """A text without its markup (JATS, MathML, HTML) and entities."""
    if not isinstance(said, str):
        return ""
    # Markup is often escaped, and sometimes twice.
    shown = unescape(unescape(said[: 2 * longest]))
    return answer.text(_INLINE.sub("", _BLOCK.sub(" ", shown)), longest)


def _list(said: object) -> list[Any]:
    return said if isinstance(said, list) else []


def _first(said: object) -> object:
    return next(iter(_list(said)), None)


CROSSREF = Service(
    name="crossref",
    title="Crossref",
    source="doi.org",
    schemes=("doi", "acl"),
    tells=("title", "authors", "published", "publication"),
    batch=50,  # Longer addresses are refused on the way.
    pause=1.0,  # https://www.crossref.org/documentation/retrieve-metadata/rest-api/access-and-authentication/
    ask=_ask,
    read=_read,
)
