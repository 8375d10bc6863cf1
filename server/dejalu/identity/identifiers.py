"""Reads the name of a paper out of whatever a page or a person writes.

One paper is written in many ways: `arXiv:2406.09519v2 [cs.CL]`, the address of its PDF, its page at Hugging Face, the
DOI that arXiv registers for it. `parse` brings each of them to one `Identifier`, so that comparing papers is comparing
values. It takes two steps: the prefix or the address says the scheme, then the scheme's own rule reads the value. The
extension follows the same rules (`extension/shared/identifiers.js`), and both are held to one table of cases
(`tests/contract/identifiers.json`).

A value is printable ASCII: what lies beyond is percent-encoded as UTF-8, as browsers do in addresses.
"""

import re
import string
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import quote

from dejalu.errors import UnknownIdentifierError
from dejalu.identity import addresses
from dejalu.identity.addresses import pattern

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


_WRITTEN = pattern(r"(arxiv|doi|openreview|acl|s2|pmid|url): *(.+)")

# In each, the first group is the value. An arXiv version is no part of it, nor is the subject class of an old
# identifier: math.GT/0309136 is math/0309136 (https://info.arxiv.org/help/arxiv_identifier.html).
_VALUES = {
    "arxiv": pattern(r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d{1,4})?(?: *\[[\w.-]+\])?"),
    "doi": pattern(r"(10\.\d{4,9}(?:\.\d+)*(?:/|%2f)[!-~]+)"),
    "openreview": pattern(r"([\w-]{5,40})"),
    "acl": pattern(r"([a-z]\d\d-\d{4}|\d{4}\.\w+-\w+\.\d+)(?:v\d+)?"),
    "s2": pattern(r"([\da-f]{40})"),
    "pmid": pattern(r"([1-9]\d{0,7})"),
    "url": pattern(r"(.+)"),
}
_SUBJECT = re.compile(r"\.[a-z]{2}(?=/)")
_VERSION = pattern(r"\d{4}v(\d{1,4})")

# The end of a sentence or of a parenthesis is no part of a DOI; a parenthesis that it opened itself is.
_PUNCTUATED = re.compile(r"^((?:\([^()]*\)|.)+?)[.,;:!?'\"\]}>)]*$")

# bioRxiv and medRxiv register one DOI for all versions and formats, and show them at addresses that only look like
# DOIs of their own. Other DOIs of 10.1101, those of Cold Spring Harbor's journals, begin with a letter.
_PREPRINT = re.compile(r"^(10\.(?:1101|64898)/[\d.]*\d)(?:v\d|[./][a-z]).*$")

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

# In running text a number that merely looks like an arXiv identifier may be a date or a section: it takes the word
# arXiv before it, the `abs/` of DBLP's "CoRR abs/1706.03762", or the archive of an old identifier, hep-th or math.DG.
# Brackets are part of a DOI or an address where they are closed in it, as in 49:8<693::AID-ASI4>3.0.CO;2-O.
# Every repetition has a bound, which keeps the time linear in the text.
_PLAIN = r"!#-'+-;=?-Z_a-z~"
_CLOSED = rf"[{_PLAIN}]|\([{_PLAIN}]{{1,40}}\)|[<\[]\d{{1,9}}:[\w:.-]{{1,40}}[>\]]"
_ARCHIVE = r"(?:(?:astro|cond|gr|hep|math|nucl|quant)-[a-z]{2,4}|(?:cs|math|nlin)\.[a-z]{2})"
_MENTIONED = pattern(
    r"(?<![\w.-])(?:"
    r"(?:arxiv(?:: ?| )|abs/)(?P<arxiv>(?:\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[a-z]{2})?/\d{7})(?:v\d{1,4})?)(?!\d)"
    rf"|(?P<archive>{_ARCHIVE}/\d{{7}}(?:v\d{{1,4}})?)(?!\d)"
    rf"|(?P<doi>10\.\d{{4,9}}/(?:{_CLOSED}){{1,400}})"
    r"|pmid:? ?(?P<pmid>\d{1,8})(?!\d)|(?P<pmc>pmc\d{5,8})(?!\w)"
    rf"|(?P<address>[a-z\d-]{{1,63}}(?:\.[a-z\d-]{{1,63}}){{1,5}}/(?:{_CLOSED}){{1,400}}))"
)


def parse(text: str) -> Identifier:
    """The paper named by a written identifier, a bare arXiv identifier or DOI, or a web address.

    Whatever else the text is, broken or hostile, raises UnknownIdentifierError; so do the addresses of lists
    and searches at sites made for papers. What `str` makes of an identifier is read back as that identifier.
    """
    raw = text.strip()
    named = _read(raw)
    if named is None or len(":".join(named)) > LONGEST:
        raise UnknownIdentifierError(text)
    return Identifier(*named, raw)


def find(text: str) -> list[Identifier]:
    """The papers that a running text names, such as a list of references; each once, in the order of the text.

    An address counts where it is known to be a paper's: what else a text points to need not be one.
    """
    papers: dict[Identifier, None] = {}
    for mentioned in _MENTIONED.finditer(text):
        [(kind, value)] = ((kind, value) for kind, value in mentioned.groupdict().items() if value)
        written = f"{kind}:{value}" if kind in _VALUES else _PUNCTUATED.sub(r"\1", value)
        if kind != "address" or addresses.name(written):
            with suppress(UnknownIdentifierError):
                papers[parse(written)] = None
    return list(papers)


def version(identifier: Identifier) -> int | None:
    """The version of an arXiv paper that the text stated from which the identifier was read."""
    stated = _VERSION.search(identifier.raw) if identifier.scheme == "arxiv" else None
    return int(stated[1]) or None if stated else None


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


def published_year(names: Iterable[Identifier]) -> int | None:
    """The year of arrival that the first arXiv identifier among some names states."""
    return next((month.year for month in map(published_month, names) if month), None)


def _read(text: str) -> tuple[str, str] | None:
    """The scheme and the normalized value of what a text names."""
    # Refuses control characters, line breaks and lone surrogates too, which cannot be encoded.
    if len(text) > LONGEST or not text.isprintable():
        return None
    if not text.isascii():
        text = quote(text, safe=string.punctuation + " ")
    if written := _WRITTEN.fullmatch(text):
        scheme, text = written[1].lower(), written[2]
        # An address speaks for itself, whatever is written before it.
        if scheme != "url" and not text.lower().startswith(("http:", "https:")):
            return _normalized(scheme, text)
    url = addresses.normalize(text)
    name = addresses.name(url or text)
    if name:
        scheme, _, value = name.partition(":")
        return _normalized(scheme, value)
    if name is None:
        return ("url", url) if url else _normalized("arxiv", text) or _normalized("doi", text)
    return None


def _normalized(scheme: str, text: str) -> tuple[str, str] | None:
    found = _VALUES[scheme].fullmatch(text)
    if found is None:
        return None
    value = found[1]
    match scheme:
        case "arxiv":
            value = _SUBJECT.sub("", value.lower())
        case "doi":
            return _normalized_doi(value.lower())
        case "acl":
            value = value.lower() if "." in value else value.upper()
        case "s2":
            value = value.lower()
    return scheme, value


def _normalized_doi(text: str) -> tuple[str, str] | None:
    value = text.replace("%2f", "/")
    if not value[-1].isalnum():
        value = _PUNCTUATED.sub(r"\1", value)
    value = _PREPRINT.sub(r"\1", value)
    for scheme, prefix in _REGISTERED:
        if value.startswith(prefix) and (registered := _normalized(scheme, value.removeprefix(prefix))):
            return registered
    return ("doi", value) if _VALUES["doi"].fullmatch(value) else None
