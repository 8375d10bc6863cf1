"""The formats of other programs that can be read, each recognised by what its files begin with."""

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dejalu.importers import bookmarks, csl_json, hypothesis_json, papermemory, ris, zotero_csv
from dejalu.importers.bib import reader as bib
from dejalu.importers.imported import HEAD, Imported, Refused
from dejalu.importers.library_json import Readable


@dataclass(frozen=True, slots=True)
class ImportFormat:
    """A format: the name it goes by, and what reads it, entry by entry.

    read raises UnreadableImportError for a file that turns out not to be of this format, as soon as that is known;
    single entries that cannot be taken are `Refused`.
    """

    name: str
    read: Callable[[Readable], Iterator[Imported | Refused]]


def recognise(head: bytes) -> ImportFormat | None:
    """The format of a file that begins like this; None for one that no program listed here has written."""
    encoding = "utf-16" if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    text = head[:HEAD].decode(encoding, "replace").lstrip()
    return next((format_ for is_one, format_ in _FORMATS if is_one(text)), None)


def _is_bookmarks(text: str) -> bool:
    return text[:40].upper().startswith("<!DOCTYPE NETSCAPE-BOOKMARK")


def _is_hypothesis(text: str) -> bool:
    return text.startswith("{") and '"uri"' in text and ('"annotations"' in text or '"rows"' in text)


def _is_papermemory(text: str) -> bool:
    return text.startswith("{") and ('"pdfLink"' in text or '"__dataVersion"' in text)


def _is_csl_json(text: str) -> bool:
    is_list = text.startswith("[") or (text.startswith("{") and '"items"' in text)
    return is_list and any(word in text for word in ('"type"', '"id"', '"title"'))


def _is_zotero_csv(text: str) -> bool:
    columns = text.partition("\n")[0]
    return "Item Type" in columns and "Title" in columns


def _is_ris(text: str) -> bool:
    return not text.startswith("<") and _RIS.search(text) is not None


def _is_bib(text: str) -> bool:
    # A page may begin with a style sheet, and that with "@media (".
    return not text.startswith("<") and _BIB.search(text) is not None


_RIS = re.compile(r"^[ \t]*+TY {1,2}- ?[A-Z]", re.MULTILINE)
_BIB = re.compile(r"^[ \t]*+@[ \t]*+[A-Za-z]\w*+[ \t]*+[{(]", re.MULTILINE)
_FORMATS = (
    (_is_bookmarks, ImportFormat("bookmarks", bookmarks.read)),
    (_is_hypothesis, ImportFormat("hypothesis", hypothesis_json.read)),
    (_is_papermemory, ImportFormat("papermemory", papermemory.read)),
    (_is_csl_json, ImportFormat("csl-json", csl_json.read)),
    (_is_zotero_csv, ImportFormat("zotero-csv", zotero_csv.read)),
    (_is_ris, ImportFormat("ris", ris.read)),
    (_is_bib, ImportFormat("bib", bib.read)),
)
