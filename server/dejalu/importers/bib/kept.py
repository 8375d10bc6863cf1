"""What the reader kept of a paper in another program: tags, notes, status, star, former keys."""

import re
from functools import lru_cache

from dejalu.exporters.plain_text import many_lines, one_line
from dejalu.importers.bib.latex_text import decode
from dejalu.importers.bib.scanning import BETWEEN_NOTES
from dejalu.importers.bib.text import line
from dejalu.importers.imported import ImportedNote
from dejalu.importers.quoting import note
from dejalu.importers.remarks import is_remark
from dejalu.importers.tagging import once, part_status

_KEYWORDS = ("keywords", "keyword", "tags", "mesh")
_SEPARATOR = re.compile(r"[,;]")
# JabRef knows these two states. Skimming a paper is no more than having seen it.
_READ_STATUS = {"read": "read", "skimmed": "seen"}
_STARS = {"priority": "prio1", "ranking": "rank5", "relevance": "relevant"}

_NOTES = ("annote", "annotation", "comment", "review", "notes")
# Names of fields among which none has to be looked for.
_USUAL = frozenset((
    "abstract", "annotation", "annote", "archiveprefix", "author", "booktitle", "comment", "date", "doi", "eprint",
    "eprintclass", "eprinttype", "ids", "journal", "journaltitle", "keywords", "month", "note", "number", "pages",
    "primaryclass", "publisher", "pubstate", "title", "url", "urldate", "version", "volume", "year",
))  # fmt: skip
_REFERENCE = re.compile(r"&#(3[2-9]|[4-9]\d|1[01]\d|12[0-6]);")
_NUMBERED = re.compile(r"note_\d+|annote_?\d+|comment-.+")


def status_and_tags(fields: dict[str, str]) -> tuple[str | None, tuple[str, ...]]:
    """How far the reader is, by `readstatus` or a keyword like `status:to-read`; and other keywords and groups."""
    stated = _READ_STATUS.get(fields["readstatus"].strip().lower()) if "readstatus" in fields else None
    status, tags = _keywords("; ".join([fields[name] for name in _KEYWORDS if name in fields]))
    if "groups" in fields:
        tags = once([*tags, *map(one_line, fields["groups"].replace("\\", "").split(","))])
    return status or stated, tags


def is_starred(fields: dict[str, str]) -> bool:
    """Whether it has the highest of JabRef's priorities or ranks, or was marked as relevant."""
    return not _STARS.keys().isdisjoint(fields) and any(
        fields[name].strip().lower() == best for name, best in _STARS.items() if name in fields
    )


def notes(fields: dict[str, str]) -> tuple[ImportedNote, ...]:
    """The reader's notes, each field one.

    `annote`, `annotation`, `review`, `notes`, `comment` and JabRef's `comment-NAME` hold nothing else. `note` is what
    every style prints, and mostly a remark on the publication, such as “arXiv:1706.03762 [cs]”, “Accepted at ICLR” or
    “15 pages”: it counts where it does not begin like one. Of fields that say the same, one counts.
    """
    texts = [text for name in _NOTES if name in fields for text in _texts(name, fields[name])]
    if not fields.keys() <= _USUAL:
        texts += [text for name in fields if _NUMBERED.fullmatch(name) for text in _texts(name, fields[name])]
    if "note" in fields:
        texts += [text for text in _texts("note", fields["note"]) if not is_remark(text)]
    return tuple(map(note, dict.fromkeys(texts)))


def former_keys(ids: str | None, key: str) -> tuple[str, ...]:
    """The keys of `ids`, which biblatex takes for the same entry as its own."""
    if not ids:
        return ()
    return tuple(dict.fromkeys(former for part in ids.split(",") if (former := part.strip()) and former != key))


@lru_cache(maxsize=20_000)
def _keywords(source: str) -> tuple[str | None, tuple[str, ...]]:
    return part_status([tag for part in _SEPARATOR.split(source) if (tag := line(part))])


def _texts(name: str, source: str) -> list[str]:
    # What JabRef keeps as a comment is Markdown, in which a backslash and a dollar are no LaTeX. Signs that would break
    # the file are character references there (`exporters.jabref`).
    source = _REFERENCE.sub(lambda code: chr(int(code[1])), source) if name.startswith("comment") else decode(source)
    return [text for part in source.split(BETWEEN_NOTES) if (text := many_lines(part))]
