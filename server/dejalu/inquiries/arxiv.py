"""arXiv: many papers in one question, answered as an Atom feed (https://info.arxiv.org/help/api/user-manual.html)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from dejalu.errors import UnknownIdentifierError
from dejalu.identity import identifiers
from dejalu.identity.identifiers import Identifier
from dejalu.inquiries import answer, journal_ref
from dejalu.inquiries.service import RefusedQuestionError, Service, UnusableAnswerError
from dejalu.pages.mention import Mention

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ATOM, _ARXIV = "{http://www.w3.org/2005/Atom}", "{http://arxiv.org/schemas/atom}"
_TOTAL = "{http://a9.com/-/spec/opensearch/1.1/}totalResults"
_CATEGORY = re.compile(r"[a-z-]{2,20}(?:\.[A-Za-z-]{2,20})?")
_ERRORS = "arxiv.org/api/errors"


def _ask(names: Sequence[Identifier]) -> Mapping[str, str]:
    return {"id_list": ",".join(name.value for name in names), "max_results": str(len(names))}


def _read(content: bytes) -> dict[Identifier, Mention]:
    # Read only when there is something to read: every start of the server would wait for it.
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        feed: Element = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError, RecursionError) as error:
        raise UnusableAnswerError("it answered with broken XML") from error
    if feed.tag != f"{_ATOM}feed":
        raise UnusableAnswerError("it answered with XML that is no Atom feed")
    entries = feed.findall(f"{_ATOM}entry")
    if any(_ERRORS in _said(entry, f"{_ATOM}id") for entry in entries):
        raise RefusedQuestionError
    total = _said(feed, _TOTAL)
    if total.isdecimal() and int(total[:9]) > len(entries):
        raise UnusableAnswerError("it left out papers that it has")
    return {mention.identifiers[0]: mention for mention in _mentions(entries)}


def _mentions(entries: list["Element"]) -> Iterator[Mention]:
    for entry in entries:
        title = answer.text(_said(entry, f"{_ATOM}title"), answer.TITLE)
        with suppress(UnknownIdentifierError):
            name = identifiers.parse(_said(entry, f"{_ATOM}id"))
            if name.scheme == "arxiv" and title:
                yield _mention(entry, Identifier(name.scheme, name.value), title)


def _mention(entry: "Element", name: Identifier, title: str) -> Mention:
    category = entry.find(f"{_ARXIV}primary_category")
    # Comments such as "Accepted at NeurIPS" are no publication: who was accepted may withdraw.
    return Mention(
        title=title,
        identifiers=(name, *_dois(_said(entry, f"{_ARXIV}doi"))),
        authors=answer.names(_said(author, f"{_ATOM}name") for author in entry.findall(f"{_ATOM}author")),
        abstract=answer.text(_said(entry, f"{_ATOM}summary"), answer.ABSTRACT) or None,
        published=_day(_said(entry, f"{_ATOM}published")),
        category=_category(category.get("term", "") if category is not None else ""),
        publication=journal_ref.read(answer.text(_said(entry, f"{_ARXIV}journal_ref"), 500)),
    )


def _said(element: "Element", tag: str) -> str:
    return (element.findtext(tag) or "").strip()


def _dois(said: str) -> tuple[Identifier, ...]:
    """The DOI that the authors gave; of several ("10.1/a 10.1/b"), the first."""
    for word in said.split()[:1]:
        with suppress(UnknownIdentifierError):
            name = identifiers.parse(word)
            if name.scheme in ("doi", "acl"):
                return (name,)
    return ()


def _category(said: str) -> str | None:
    return said if _CATEGORY.fullmatch(said) else None


def _day(said: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(said[:10])
    return None


ARXIV = Service(
    name="arxiv",
    title="arXiv",
    source="arxiv.org",
    schemes=("arxiv",),
    tells=("title", "authors", "abstract", "published", "category", "publication"),
    batch=100,
    pause=3.0,  # https://info.arxiv.org/help/api/tou.html
    ask=_ask,
    read=_read,
)
