"""Papers in a text copied from Hugging Face's search: titles and abstracts, no links, no identifiers.

After the page's head, which ends in `by AK and the research community` and the day of the list, each paper
is two paragraphs. Some captures also keep the three lines below them: the number of authors or an
organisation, a dot, and the day of publication, with the number of comments where there are any:

      • 3 authors
    ·
    Mar 17 3
"""

import re
from dataclasses import dataclass
from datetime import date

from dejalu.errors.pages import CutShortPageError, NoPapersError, UnknownPageError
from dejalu.identity.titles import clean
from dejalu.pages import printed_day
from dejalu.pages.huggingface import SITE
from dejalu.pages.mention import Capture, Mention
from dejalu.pages.printed_day import PrintedDay, find_capture_day

_HEAD = re.compile(
    rf"^\s*by\s*AK\s+and the research community\s*$(?:\s*^(?:Daily|Weekly|Monthly)$)*"
    rf"(?:\s*^[^\S\n]*({printed_day.PATTERN})[^\S\n]*$)?",
    re.MULTILINE,
)
_DETAILS = re.compile(rf"^[^\n]+\n\s*·\s*\n[^\S\n]*({printed_day.PATTERN})(?:[^\S\n]+\d+)?[^\S\n]*$", re.MULTILINE)
_EMPTY_LINES = re.compile(r"\n{3,}")
_PARAGRAPH_END = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class _Entry:
    title: str
    abstract: str
    day: PrintedDay | None

    def to_mention(self, running_year: int) -> Mention:
        published = self.day.find_date(running_year) if self.day else None
        return Mention(self.title, abstract=self.abstract, published=published)


def read(text: str, *, latest: date, captured_on: date | None = None) -> Capture:
    """Read a capture's papers, in its order.

    `latest` is the last day it can have been made, which gives its days their year; `captured_on` is the day
    it was made, where that is known.

    Raises UnknownPageError for any other text, CutShortPageError where titles and abstracts do not go in
    pairs, and NoPapersError.
    """
    text = _with_plain_blanks(text)
    head = _HEAD.search(text)
    if head is None:
        raise UnknownPageError
    entries = _read_entries(text[head.end() :])
    if not entries:
        raise NoPapersError
    days = [entry.day for entry in entries if entry.day]
    if head[1]:
        days.append(PrintedDay.parse(head[1]))
    last_day = find_capture_day(days, captured_on or latest)
    mentions = tuple(entry.to_mention(last_day.year) for entry in entries)
    return Capture(mentions, captured_on or last_day, SITE)


def _with_plain_blanks(text: str) -> str:
    """The text with a blank for several, and an empty line for several: these are looked through again and again."""
    return _EMPTY_LINES.sub("\n\n", "\n".join(" ".join(line.split()) for line in text.split("\n")))


def _read_entries(body: str) -> list[_Entry]:
    """Split at each paper's details; papers whose details are missing stand before one that has them."""
    entries: list[_Entry] = []
    *dated, undated = _DETAILS.split(body)
    for paragraphs, day in zip(dated[::2], dated[1::2], strict=True):
        pairs = _pair(paragraphs)
        if not pairs:
            raise CutShortPageError
        entries += [_Entry(*pair, None) for pair in pairs[:-1]]
        entries.append(_Entry(*pairs[-1], PrintedDay.parse(day)))
    return entries + [_Entry(*pair, None) for pair in _pair(undated)]


def _pair(text: str) -> list[tuple[str, str]]:
    paragraphs = [" ".join(part.split()) for part in _PARAGRAPH_END.split(text) if part.strip()]
    pairs = list(zip(paragraphs[::2], paragraphs[1::2], strict=False))
    # Every abstract is longer than its title: where one is not, a paragraph is missing before it.
    if len(paragraphs) % 2 or any(len(title) >= len(abstract) for title, abstract in pairs):
        raise CutShortPageError
    return [(clean(title), abstract) for title, abstract in pairs]
