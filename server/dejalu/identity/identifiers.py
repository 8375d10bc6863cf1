"""Reads the name of a paper out of whatever a page or a person writes.

One paper is written in many ways: `arXiv:2406.09519v2 [cs.CL]`, the address of its PDF, its page at Hugging
Face, the DOI that arXiv registers for it. `parse` brings each of them to one `Identifier`, so that
comparing papers is comparing values. It takes two steps: the prefix or the address says the scheme, then
the scheme's own rule reads the value. The extension follows the same rules
(`extension/shared/identifiers.js`), and both are held to one table of cases
(`tests/contract/identifiers.json`).

A value is printable ASCII: what lies beyond is percent-encoded as UTF-8, as browsers do in addresses.
"""

import re
import string
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import quote

from dejalu.errors import UnknownIdentifierError

LONGEST = 500
"""Characters of the longest text read, and of the longest identifier made: no paper's name comes near."""


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """A paper's name in one scheme: arxiv, doi, openreview, acl, s2, pmid or url.

    The value is normalized; raw is the text it was read from, which says no more when two are compared.
    """

    scheme: str
    value: str
    raw: str = field(default="", compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.ASCII | re.IGNORECASE)


_WRITTEN = _pattern(r"(arxiv|doi|openreview|acl|s2|pmid|url): *(.+)")

# In each, the first group is the value. An arXiv version is no part of it, nor is the subject class of an old
# identifier: math.GT/0309136 is math/0309136 (https://info.arxiv.org/help/arxiv_identifier.html).
_VALUES = {
    "arxiv": _pattern(r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d{1,4})?(?: *\[[\w.-]+\])?"),
    "doi": _pattern(r"(10\.\d{4,9}(?:\.\d+)*/[!-~]+)"),
    "openreview": _pattern(r"([\w-]{5,40})"),
    "acl": _pattern(r"([a-z]\d\d-\d{4}|\d{4}\.\w+-\w+\.\d+)(?:v\d+)?"),
    "s2": _pattern(r"([\da-f]{40})"),
    "pmid": _pattern(r"([1-9]\d{0,7})"),
}

_HTTPS = r"https://(?:www\.)?"
_ARXIV = _HTTPS + r"(?:[\w-]+\.)*(?:arxiv|ar5iv|alphaxiv)\.org"
_FACE = _HTTPS + r"(?:huggingface|hf)\.co/papers"
_FILE = r"(?:\.[a-z]+)?(?:[/?#].*)?"  # what may follow a value: .pdf, a slash, a query

# arXiv and its mirrors name the form first: abs, pdf, html, e-print, overview...
_ADDRESSES = [
    ("arxiv", _pattern(rf"{_ARXIV}/[\w-]+/((?:[a-z.-]+/)?[\d.]+\d(?:v\d+)?){_FILE}")),
    ("arxiv", _pattern(rf"{_FACE}/([\d.]+\d(?:v\d+)?){_FILE}")),
    ("doi", _pattern(rf"{_HTTPS}(?:dx\.)?doi\.org/([^?#]+).*")),
    ("openreview", _pattern(rf"{_HTTPS}openreview\.net/(?:forum|pdf)\?(?:.*&)?id=([\w-]+)(?:[&#].*)?")),
    ("acl", _pattern(rf"{_HTTPS}(?:aclanthology\.org|aclweb\.org/anthology)/([\w.-]+?){_FILE}")),
    ("s2", _pattern(rf"{_HTTPS}semanticscholar\.org/(?:paper|reader)/(?:[^/?#]+/)?([\da-f]{{40}}){_FILE}")),
    ("pmid", _pattern(rf"{_HTTPS}(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(\d+){_FILE}")),
]

# Places made for papers: there, an address that names none is a list, a search or a profile.
_LISTINGS = _pattern(
    rf"(?:{_ARXIV}|{_FACE}|{_HTTPS}(?:(?:dx\.)?doi\.org|openreview\.net|aclanthology\.org|aclweb\.org/anthology"
    r"|semanticscholar\.org|pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed))(?:[/?#].*)?"
)

_URL = _pattern(
    r"https?://([a-z\d][\w.-]*)(?::(?:80|443)|(:\d{1,5}))?((?:/[^?# ]*)?)"
    r"(?:\?([^# ]*))?(#[/!][^ ]*)?(?:#[^ ]*)?"
)
_TRACKING = _pattern(r"(?:utm_\w+|fbclid|gclid|msclkid|mc_[ce]id)(?:=.*)?")

# Publishers that register DOIs made of an identifier that says more.
_REGISTERED = [("arxiv", "10.48550/arxiv."), ("acl", "10.18653/v1/"), ("acl", "10.3115/v1/")]

_WEB = {
    "arxiv": "https://arxiv.org/abs/{}",
    "doi": "https://doi.org/{}",
    "openreview": "https://openreview.net/forum?id={}",
    "acl": "https://aclanthology.org/{}/",
    "s2": "https://www.semanticscholar.org/paper/{}",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/{}/",
    "url": "{}",
}


def parse(text: str) -> Identifier:
    """The paper named by a written identifier, a bare arXiv identifier or DOI, or a web address.

    Whatever else the text is, broken or hostile, raises UnknownIdentifierError; so do the addresses of lists
    and searches at sites made for papers. What `str` makes of an identifier is read back as that identifier.
    """
    named = _scheme_and_value(text)
    identifier = _normalized(*named) if named else None
    if identifier is None or len(str(identifier)) > LONGEST:
        raise UnknownIdentifierError(text)
    return replace(identifier, raw=text.strip())


def address(identifier: Identifier) -> str:
    """The web address at which the paper is found."""
    # A DOI may hold what cuts an address short, such as < > or #.
    value = identifier.value if identifier.scheme == "url" else quote(identifier.value, safe="/:;,()%")
    return _WEB[identifier.scheme].format(value)


def published_month(identifier: Identifier) -> date | None:
    """The first day of the month of arrival that an arXiv identifier states; None for other identifiers."""
    if identifier.scheme != "arxiv":
        return None
    digits = identifier.value.rpartition("/")[2]
    year, month = int(digits[:2]), int(digits[2:4])
    # Old identifiers ran from 1991 to March 2007, the new ones began in April 2007.
    century = 1900 if "/" in identifier.value and year >= 91 else 2000
    return date(century + year, month, 1) if 1 <= month <= 12 else None


def _scheme_and_value(text: str) -> tuple[str, str] | None:
    text = text.strip()
    # Refuses control characters, line breaks and lone surrogates too, which cannot be encoded.
    if len(text) > LONGEST or not text.isprintable():
        return None
    text = quote(text, safe=string.punctuation + " ")
    if written := _WRITTEN.fullmatch(text):
        if written[1].lower() != "url":
            return written[1].lower(), written[2]
        text = written[2]
    url = _normalized_url(text)
    for scheme, pattern in _ADDRESSES:
        if found := pattern.fullmatch(url or "https://" + text):
            return scheme, _unquoted(found[1])
    if url:
        return None if _LISTINGS.fullmatch(url) else ("url", url)
    return next(((scheme, text) for scheme in ("arxiv", "doi") if _VALUES[scheme].fullmatch(text)), None)


def _normalized(scheme: str, text: str) -> Identifier | None:
    if scheme == "url":
        return Identifier(scheme, text)
    found = _VALUES[scheme].fullmatch(text)
    if found is None:
        return None
    value = found[1]
    match scheme:
        case "arxiv":
            value = re.sub(r"\.[a-z]{2}/", "/", value.lower())
        case "doi":
            return _normalized_doi(value.lower())
        case "acl":
            value = value.lower() if "." in value else value.upper()
        case "s2":
            value = value.lower()
    return Identifier(scheme, value)


def _normalized_doi(value: str) -> Identifier | None:
    # The end of a sentence or of a parenthesis is no part of a DOI; a parenthesis that it opened itself is.
    value = value.rstrip(".,;:!?'\"]}>" + ("" if "(" in value else ")"))
    for scheme, prefix in _REGISTERED:
        if value.startswith(prefix) and (registered := _normalized(scheme, value.removeprefix(prefix))):
            return registered
    return Identifier("doi", value) if _VALUES["doi"].fullmatch(value) else None


def _normalized_url(text: str) -> str | None:
    """A web address as https, without what tells no pages apart: tracking, a fragment that is no route."""
    found = _URL.fullmatch(text)
    if found is None:
        return None
    host, port, path, query, route = found.groups(default="")
    kept = "&".join(part for part in query.split("&") if part and not _TRACKING.fullmatch(part))
    return f"https://{host.lower()}{port}{path.rstrip('/')}{'?' if kept else ''}{kept}{route}"


def _unquoted(value: str) -> str:
    """The value with its percent-encoded ASCII characters decoded, and the others left encoded."""
    return re.sub(r"%([2-7][\da-fA-F])", lambda code: chr(int(code[1], 16)), value)
