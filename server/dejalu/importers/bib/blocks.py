"""A bibliography in blocks: each begins on a line on which an entry begins, and ends where the next one does.

So an entry that lacks a brace ends where the next one begins, and costs no more than itself, in time as in papers.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

_START = re.compile(r"\n[ \t]*+@[ \t]*+[A-Za-z]\w*+[ \t]*+[{(]")

Block = tuple[int, str]
"""The number of the line before it, and its text, which begins with the end of that line."""


def split(pieces: Iterable[str]) -> Iterator[Block]:
    r"""The blocks of a text whose pieces each begin with a `\n`; what comes before the first entry is one, too."""
    line = 0
    begun: list[str] = []
    for piece in pieces:
        starts = [start.start() for start in _START.finditer(piece)]
        if not starts:
            begun.append(piece)
            continue
        begun.append(piece[: starts[0]])
        texts = ["".join(begun), *(piece[here:there] for here, there in pairwise(starts))]
        for text in texts:
            yield line, text
            line += text.count("\n")
        begun = [piece[starts[-1] :]]
    yield line, "".join(begun)
