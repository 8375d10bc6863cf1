"""Tags as keywords of other programs."""

from collections.abc import Iterable

from dejalu.exporters.plain_text import one_line

# Zotero parts keywords at semicolons and other readers at commas, so a keyword must do without both.
_PARTING = str.maketrans(dict.fromkeys(",;", " "))
# BibTeX's readers part them even inside braces, and count every brace.
_NOT_IN_BIBTEX = str.maketrans(dict.fromkeys(",;{}\\", " "))


def listed(tags: Iterable[str]) -> list[str]:
    """The tags, each once and on one line, sorted without regard to case; none is empty."""
    return sorted({*map(one_line, tags)} - {""}, key=lambda tag: (tag.casefold(), tag))


def clean(tags: Iterable[str]) -> list[str]:
    """The same, without what would part them."""
    return listed(one_line(tag).translate(_PARTING) for tag in tags)


def in_bibtex(tag: str) -> str:
    """A tag as a list of keywords in BibTeX can hold it; empty where nothing is left."""
    return one_line(one_line(tag).translate(_NOT_IN_BIBTEX))
