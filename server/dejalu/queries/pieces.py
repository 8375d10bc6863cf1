"""Where in a text stands what was asked for: the text in pieces, in turn outside of a hit and inside of one."""

from collections.abc import Iterable, Iterator, Sequence

from dejalu.queries import words
from dejalu.queries.terms import Words
from dejalu.queries.words import Word

EXCERPT = 240
"""Characters of an excerpt."""
BEFORE = 60
"""Characters of it before its first hit."""

Span = tuple[int, int]


def cut(text: str, sought: Iterable[Words]) -> list[str]:
    """A text in pieces: those at even places are outside of hits, those at odd places inside."""
    return _cut(text, find(text, sought))


def find(text: str, sought: Iterable[Words]) -> list[Span]:
    """The places of all hits in a text, none in another."""
    own = words.find(text)
    spans = sorted(span for said in sought for span in _find(own, said))
    merged: list[Span] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def excerpt(text: str, spans: Sequence[Span]) -> list[str]:
    """The part of a text around its first hit, in pieces; with … where something is left out."""
    start = _word_start(text, spans[0][0] - BEFORE)
    end = max(_word_end(text, start + EXCERPT), spans[0][1])
    part = text[start:end]
    own = [(first - start, last - start) for first, last in spans if last <= end]
    pieces = _cut(part, own)
    if start > 0:
        pieces[0] = "… " + pieces[0]
    if end < len(text):
        pieces[-1] += " …"
    return pieces


def _cut(text: str, spans: Iterable[Span]) -> list[str]:
    pieces, place = [], 0
    for start, end in spans:
        pieces += [text[place:start], text[start:end]]
        place = end
    return [*pieces, text[place:]]


def _find(own: Sequence[Word], said: Words) -> Iterator[Span]:
    size = len(said.words)
    first, *_ = said.words
    for place, word in enumerate(own[: len(own) - size + 1]):
        if word.text != first and not (size == 1 and said.is_prefix and word.text.startswith(first)):
            continue
        following = [one.text for one in own[place : place + size]]
        is_begun = said.is_prefix and following[-1].startswith(said.words[-1])
        if following[:-1] == [*said.words[:-1]] and (is_begun or following[-1] == said.words[-1]):
            yield own[place].start, own[place + size - 1].end


def _word_start(text: str, place: int) -> int:
    """Where the next word begins after a place; the place itself where words have no spaces between."""
    if place <= 0:
        return 0
    blank = text.find(" ", place, place + BEFORE // 2)
    return blank + 1 if blank >= 0 else place


def _word_end(text: str, place: int) -> int:
    if place >= len(text):
        return len(text)
    blank = text.rfind(" ", place - BEFORE // 2, place)
    return blank if blank >= 0 else place
