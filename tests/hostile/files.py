"""A file of each kind that can be imported, in which every paper is called by a hostile text wherever it has one.

Each text is written as the file's own program would write it, where that is possible, so that it comes in whole.
"""

import csv
import json
from collections.abc import Callable
from html import escape
from io import StringIO

from tests.hostile.corpus import TEXTS, number

NUMBERED = [(number(place), text) for place, text in enumerate(TEXTS)]
SHORT = 140
"""Characters that any label may have, and half of a person's name."""


def bib() -> str:
    """BibTeX, whose text is LaTeX: braces come in pairs."""
    fields = ("title", "annote", "abstract", "publisher", "volume", "journal")
    return "\n".join(
        f"@article{{{_key(arxiv)},\n  eprint = {{{arxiv}}},\n  archiveprefix = {{arXiv}},\n"
        + "".join(f"  {field} = {{{_paired(text)}}},\n" for field in fields)
        + "".join(f"  {field} = {{{_paired(text[:SHORT])}}},\n" for field in ("author", "keywords"))
        + "}\n"
        for arxiv, text in NUMBERED
    )


def ris() -> str:
    """RIS, which has a field on a line."""
    tags = ("TI", "AB", "N1", "T2", "PB", "VL")
    return "\r\n".join(
        "TY  - JOUR\r\n"
        + "".join(f"{tag}  - {' '.join(text.split())}\r\n" for tag in tags)
        + "".join(f"{tag}  - {' '.join(text[:SHORT].split())}\r\n" for tag in ("AU", "KW"))
        + f"UR  - https://arxiv.org/abs/{arxiv}\r\nER  - \r\n"
        for arxiv, text in NUMBERED
    )


def csl_json() -> str:
    """CSL-JSON."""
    names = ("title", "abstract", "note", "keyword", "publisher", "container-title", "volume", "citation-key")
    return json.dumps(
        [
            {"id": text, "type": "article", "URL": f"https://arxiv.org/abs/{arxiv}", **dict.fromkeys(names, text)}
            | {"author": [{"literal": text[:SHORT]}, {"family": text[:SHORT], "given": text[:SHORT]}]}
            for arxiv, text in NUMBERED
        ]
    )


def zotero_csv() -> str:
    """The table that Zotero writes; its notes are HTML."""
    texts = ("Title", "Publication Title", "Abstract Note", "Publisher", "Volume", "Notes")
    labels = ("Author", "Manual Tags")
    table = StringIO()
    writer = csv.DictWriter(table, ["Key", "Item Type", "Url", *texts, *labels], quoting=csv.QUOTE_ALL)
    writer.writeheader()
    for arxiv, text in NUMBERED:
        item = {"Key": "A", "Item Type": "preprint", "Url": f"https://arxiv.org/abs/{arxiv}"}
        writer.writerow({**item, **dict.fromkeys(texts, text), **dict.fromkeys(labels, text[:SHORT])})
    return table.getvalue()


def hypothesis() -> str:
    """The annotations that Hypothesis exports."""
    return json.dumps({"annotations": [_annotation(arxiv, text) for arxiv, text in NUMBERED]})


def papermemory() -> str:
    """What PaperMemory exports."""
    papers = {
        f"Arxiv-{arxiv}": {
            "pdfLink": f"https://arxiv.org/pdf/{arxiv}.pdf",
            "tags": [text[:SHORT]],
            "author": text[:SHORT],
            **dict.fromkeys(("title", "venue", "note", "key", "bibtex", "md", "codeLink"), text),
        }
        for arxiv, text in NUMBERED
    }
    return json.dumps({"__dataVersion": 10000, **papers})


def bookmarks() -> str:
    """The bookmarks that a browser exports."""
    items = "".join(
        f'<DT><A HREF="https://arxiv.org/abs/{arxiv}" TAGS="{escape(text[:SHORT])}">{escape(text)}</A>\n'
        f"<DD>{escape(text)}\n"
        for arxiv, text in NUMBERED
    )
    return f"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n{items}</DL><p>\n"


def page() -> str:
    """A list of the site, as it is served and as a browser saves it."""
    papers = [
        {"paper": {"id": arxiv, "title": text, "summary": text, "authors": [{"name": text[:SHORT]}]}}
        for arxiv, text in NUMBERED
    ]
    props = json.dumps({"dateString": "2026-06-18", "dailyPapers": papers})
    cards = "".join(
        f'<article><div><h3><a href="/papers/{arxiv}">{escape(text)}</a></h3></div></article>\n'
        for arxiv, text in NUMBERED
    )
    return (
        '<!doctype html><meta charset="utf-8"><title>Papers</title><body class="DailyPapersPage">'
        f'<div data-target="DailyPapers" data-props="{escape(props)}">{cards}</div></body>'
    )


def capture() -> str:
    """A list copied as text, whose papers have no name but their titles, and longer abstracts."""
    lines = (f"On {' '.join(text.split())}" for text in TEXTS)
    told = (f"{line}\n\n{line} and so on" for line in lines)
    return "Daily Papers\n\nbyAK and the research community\n\nJun 18\n\n" + "\n\n".join(told) + "\n"


FILES: dict[str, Callable[[], str]] = {
    file.__name__: file for file in (bib, ris, csl_json, zotero_csv, hypothesis, papermemory, bookmarks, page, capture)
}
"""Each by its name."""


def _key(arxiv: str) -> str:
    return f"paper{arxiv.partition('.')[2]}"


def _paired(text: str) -> str:
    """The text with each brace paired, as it must be in BibTeX."""
    depth = 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return text.replace("{", "(").replace("}", ")")
    return text + "}" * depth


def _annotation(arxiv: str, text: str) -> dict[str, object]:
    quote = {"type": "TextQuoteSelector", "exact": text, "prefix": text[:500], "suffix": text[:500]}
    return {
        "id": f"a{arxiv}",
        "uri": f"https://arxiv.org/abs/{arxiv}",
        "text": text,
        "tags": [text[:SHORT]],
        "target": [{"selector": [quote]}],
        "document": {"title": [text]},
    }
