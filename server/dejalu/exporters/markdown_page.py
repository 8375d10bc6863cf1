"""One paper as a Markdown page for Obsidian: front matter, title, abstract and notes.

The front matter has the same keys on every page, so that they are known to be ours. The rest is between two marks,
Obsidian's comments: what its owner writes around them stays, however often the page is written anew.
"""

import re
import unicodedata
from collections.abc import Iterable

from dejalu.exporters import front_matter, issued
from dejalu.exporters.entry import Entry
from dejalu.exporters.front_matter import Value
from dejalu.exporters.markdown_text import escape, escape_line
from dejalu.exporters.plain_text import many_lines, one_line

BEGIN = "%% begin dejalu ({tags}): each export writes this part anew, up to the end mark; yours is what is around it %%"
"""The mark before what is ours; with our tags of that time, since the owner may add others to the front matter."""
END = "%% end dejalu %%"
FENCE = "---"
"""The line before and after front matter."""


def write(entry: Entry) -> str:
    """The page of a paper that had none."""
    tags = _tags(entry.tags)
    parts = [BEGIN.format(tags=" ".join(tags)), f"# {escape(entry.title) or escape(entry.citation_key)}"]
    if abstract := escape_line(entry.abstract or ""):
        parts.append(f"> [!abstract]\n> {abstract}")
    if notes := [text for text in (_disarm(_unmark(many_lines(note.text))) for note in entry.notes) if text]:
        parts += ["## Notes", "\n\n---\n\n".join(notes)]
    body = _TEMPLATE.sub(r"<\\", "\n\n".join([*parts, END]))
    return f"{FENCE}\n{front_matter.dump(_front(entry, tags))}{FENCE}\n{body}\n"


def aliases(title: str, arxiv: str, former_keys: Iterable[str]) -> list[str]:
    """The other names that links may call the page by."""
    named = [title, f"arXiv:{arxiv}" if arxiv else "", *former_keys]
    return list(dict.fromkeys(filter(None, named)))


def _front(entry: Entry, tags: list[str]) -> dict[str, Value]:
    title, arxiv = one_line(entry.title), one_line(entry.arxiv or "")
    published = entry.publication
    front: dict[str, Value] = {
        "title": title,
        "aliases": aliases(title, arxiv, entry.former_keys),
        "citekey": entry.citation_key,
        "former_citekeys": list(entry.former_keys),
        "authors": [author for author in map(one_line, entry.authors) if author],
        "year": issued.year(entry),
        "published": entry.published,
        "venue": (one_line(published.venue) if published else "") or None,
        "arxiv": arxiv or None,
        "doi": one_line(entry.doi or "") or None,
        "url": one_line(entry.url or "") or None,
        "status": entry.status,
        "starred": entry.starred,
        "tags": tags,
        "added": entry.added,
        "read": entry.judged if entry.status == "read" else None,
    }
    return {name: _apart(value) for name, value in front.items()}


def _apart(value: Value) -> Value:
    """A value without what begins a template: no escape would keep that from being seen there."""
    if isinstance(value, list):
        return [_TEMPLATE.sub("< ", one) for one in value]
    return _TEMPLATE.sub("< ", value) if isinstance(value, str) else value


def _tags(tags: Iterable[str]) -> list[str]:
    """The tags in the form that Obsidian takes: letters, digits, emoji and - _ /, and not digits only."""
    spelt = {re.sub(r"-{2,}", "-", "".join(map(_spell_tag, one_line(tag)))).strip("-/") for tag in tags}
    named = (f"_{tag}" if tag.isdecimal() else tag for tag in spelt if tag)
    return sorted(named, key=lambda tag: (tag.casefold(), tag))


def _spell_tag(sign: str) -> str:
    allowed = unicodedata.category(sign)[0] in "LMN" or unicodedata.category(sign) == "So" or sign in "-_/\u200c\u200d"
    return sign if allowed else "-"


# What plugins of Obsidian run, wherever it stands: Templater's commands, and Dataview's JavaScript in blocks and lines.
_TEMPLATE = re.compile("<(?=%)")
_SCRIPT_BLOCK = re.compile(r"(?<=[`~])[ \t]*dataviewjs\b", re.IGNORECASE)
_SCRIPT_LINE = re.compile(r"(?<=`)(?=\s*\$=)")


def _disarm(text: str) -> str:
    """A note that shows a program, and does not run it: it may have come in from a file."""
    return _SCRIPT_LINE.sub(r"\\", _SCRIPT_BLOCK.sub(" js", text))


def _unmark(text: str) -> str:
    """A note in which no two percent signs meet: they would hide what follows, or end our part of the page."""
    return re.sub("%(?=%)", r"%\\", text)
