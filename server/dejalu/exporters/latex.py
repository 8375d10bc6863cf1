r"""Plain text as LaTeX source that BibTeX and its many readers all take for the same text.

Three parties read a value: BibTeX counts braces, even after a backslash; LaTeX runs what is left of it; and
reference managers decode it, each with a list of macros of its own. The spellings here are those on which
they agree: `$<$` is understood where `{\textless}` is lost, and `{@}` keeps a line of a note that starts with
`@article{` from being read as an entry.

Nothing in a text is ever a command. Math passes if `latex_math` knows it, in braces, since styles that
lower-case titles would make `$\Delta$` into `$\delta$`. Non-ASCII letters stay: see `latex_accents`.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import groupby, pairwise

from dejalu.exporters import latex_math
from dejalu.exporters.plain_text import is_plain, many_lines, one_line
from dejalu.exporters.remembered import Remembered

# A line that looks like the next field, as "x = 5" does: btparse, and so biber, warns of a string without an end.
FIELD_START = re.compile(r"^(\s*[A-Za-z][^\s={}(),\"]*\s*)=", re.MULTILINE)

# Stand-ins for braces without a partner: control characters, which no cleaned text holds.
LONE_LEFT, LONE_RIGHT = "\x02", "\x03"

_SPELLINGS = {
    **{character: "\\" + character for character in "#$%&_{}"},
    "\\": r"{\textbackslash}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "@": "{@}",
    LONE_LEFT: r"{\textbraceleft}",
    LONE_RIGHT: r"{\textbraceright}",
}
_MATH_SIGNS = "<>|"

_BRACE = re.compile("[{}]")
_NOT_WORD_BY_WORD = re.compile("[{}$]")
_MATH = re.compile(latex_math.SPAN)
_SIGNS = re.compile(f"[{re.escape(''.join(_SPELLINGS) + _MATH_SIGNS)}]+")
_WORD_OR_SIGNS = re.compile(rf"(?P<word>[^\W_]+(?:[.-][^\W_]+)*[+#]*)|{_SIGNS.pattern}")  # LoRA, GPT-4.1, C++, C#


def escape(text: str) -> str:
    """A text on one line."""
    return _escape(one_line(text), _spell)


def escape_lines(text: str) -> str:
    """A text of several lines, which stay; a blank line parts paragraphs, in LaTeX as in the text."""
    written = _escape(many_lines(text), _spell)
    return FIELD_START.sub(r"\1{=}", written) if "=" in written else written


def escape_title(text: str) -> str:
    """A title, with braces around the words whose capitals a style must not take away."""
    if is_plain(text) and not _NOT_WORD_BY_WORD.search(text):
        return " ".join(map(_TITLE_WORDS.__getitem__, text.split()))
    return _escape(one_line(text), _spell_title)


def _escape(text: str, spell: Callable[[str], str]) -> str:
    if "{" in text or "}" in text:
        text = mark_lone_braces(text)
    if "$" not in text:
        return spell(text)
    pieces: list[str] = []
    end = 0
    for span in _MATH.finditer(text):
        if latex_math.is_safe(span[0][1:-1]):
            pieces += spell(text[end : span.start()]), f"{{{span[0]}}}"
            end = span.end()
    return "".join(pieces) + spell(text[end:])


def _spell(text: str) -> str:
    return _SIGNS.sub(lambda signs: _spell_signs(signs[0]), text)


@lru_cache(maxsize=1 << 10)
def _spell_signs(signs: str) -> str:
    """Signs that stand side by side; those that only math has, in one group."""
    groups = groupby(signs, key=_MATH_SIGNS.__contains__)
    return "".join(
        f"${''.join(run)}$" if is_math else "".join(map(_SPELLINGS.__getitem__, run)) for is_math, run in groups
    )


def _spell_title(text: str) -> str:
    return " ".join(map(_TITLE_WORDS.__getitem__, text.split(" ")))


def _spell_title_word(text: str) -> str:
    """What stands between two blanks."""
    return _WORD_OR_SIGNS.sub(_protect, text)


_TITLE_WORDS = Remembered(_spell_title_word, limit=1 << 15)


def _protect(found: re.Match[str]) -> str:
    spelt = _spell(found[0])
    return f"{{{spelt}}}" if found["word"] and _is_spelt_with_capitals(found[0]) else spelt


def _is_spelt_with_capitals(word: str) -> bool:
    """BERT, iPhone, 3D, GPT-4 and C++, but not Vision-Language: there the capitals are only the title's."""
    if any(before.isalnum() and after.isupper() for before, after in pairwise(word)):
        return True
    return any(c.isupper() for c in word) and any(c.isdigit() or c in "+#" for c in word)


def mark_lone_braces(text: str) -> str:
    """The text with a control character for each brace that has no partner."""
    characters = list(text)
    still_open: list[int] = []
    for brace in _BRACE.finditer(text):
        if brace[0] == "{":
            still_open.append(brace.start())
        elif still_open:
            still_open.pop()
        else:
            characters[brace.start()] = LONE_RIGHT
    for index in still_open:
        characters[index] = LONE_LEFT
    return "".join(characters)
