"""Text from pages and people, made fit for a text format: composed, visible characters, ordinary blanks.

Control characters break parsers, and invisible ones (zero-width blanks, soft hyphens, bidirectional marks,
byte order marks) make two equal-looking texts differ. The two joiners stay: emoji and Persian need them.
"""

import re
import unicodedata
from functools import lru_cache

_JOINERS = "\u200c\u200d"


def one_line(text: str) -> str:
    """The text on one line, every run of blanks one space, none at the ends."""
    line = " ".join(text.split())
    return line if is_plain(line) else " ".join(_visible(text).split())


def many_lines(text: str) -> str:
    """The text with its lines and indents kept, no blanks at line ends and no blank lines at either end."""
    if is_plain(text.replace("\n", " ")):
        lines = text.split("\n")
    else:
        lines = [re.sub(r"\s", " ", line) for line in _visible(text).splitlines()]
    return "\n".join(map(str.rstrip, lines)).strip("\n")


def _visible(text: str) -> str:
    kept = "".join(character for character in text if not _is_invisible(character))
    return unicodedata.normalize("NFC", kept)


def is_plain(text: str) -> bool:
    """Whether there is nothing to leave out or to compose, and no other blank than the space."""
    return text.isprintable() and unicodedata.is_normalized("NFC", text)


@lru_cache(maxsize=1 << 12)
def _is_invisible(character: str) -> bool:
    if character.isspace() or character in _JOINERS:
        return False
    return unicodedata.category(character) in ("Cc", "Cf", "Cs") or _is_noncharacter(ord(character))


def _is_noncharacter(code: int) -> bool:
    """The 66 code points that Unicode bars from interchange (Unicode Standard, section 23.7)."""
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
