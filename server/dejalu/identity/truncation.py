"""Says when what is left of a cut title ("Talking Heads: Understanding…") is the start of another title.

Many titles start alike, and the longer the start, the fewer. Of 100,000 arXiv titles cut to so many letters,
so many began, with five content words and no number cut off, as one of 287,682 titles by other authors:

    letters left   32-35   36-39   40-43   44-47   48-51   52-55   60-63
    titles           355     265     159     102     123      97      49
"""

import re
from collections.abc import Iterator

from dejalu.identity.titles import CONTENT_WORDS, Title, content_words, is_generic, key
from dejalu.identity.words import is_number

LETTERS = 20
"""Letters that must be left of a title to ask whether it is another."""

TELLING_LETTERS = 44
"""Letters by which to know it: from here on, more of them make hardly fewer mistakes."""

TELLING_WORDS = 5
"""Content words by which to know it."""

_SUBTITLE = re.compile(r"[:.?!] | [-–—]+ ")


def is_start(start: Title, whole: Title) -> bool:
    """Whether a title begins with what is left of a cut one, and enough is left to ask."""
    return whole.key.startswith(start.key) and len(start.key) >= LETTERS and len(content_words(start)) >= CONTENT_WORDS


def tells(start: Title, whole: Title) -> bool:
    """Whether a start of a title tells that it is that title: it is long, and nothing of weight is cut off.

    Numbers and subtitles are of weight: by them the papers of a series differ. Of the titles that began as
    another by the same author did, one in four hid a subtitle.
    """
    return (
        not whole.is_cut
        and len(start.key) >= TELLING_LETTERS
        and len(content_words(start)) >= TELLING_WORDS
        and not is_generic(start)
        and not any(map(is_number, _words_cut_off(start, whole)))
        and not _cuts_off_subtitle(start, whole)
    )


def _words_cut_off(start: Title, whole: Title) -> Iterator[str]:
    """The words of a title of which its start holds nothing, or not all."""
    letters = 0
    for word in whole.normal.split():
        letters += len(word)
        if letters > len(start.key):
            yield word


def _cuts_off_subtitle(start: Title, whole: Title) -> bool:
    before = max((found.start() for found in _SUBTITLE.finditer(whole.text)), default=0)
    return len(key(whole.text[:before])) >= len(start.key)
