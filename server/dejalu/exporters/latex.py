r"""Plain text as LaTeX source that BibTeX and its many readers all take for the same text.

Three parties read a value: BibTeX counts braces, even after a backslash; LaTeX runs what is left of it; and
reference managers decode it, each with a list of macros of its own. The spellings here are those on which
they agree: `$<$` is understood where `{\textless}` is lost, and `{@}` keeps a line of a note that starts with
`@article{` from being read as an entry.

Nothing in a text is ever a command. Math passes if `latex_math` knows it, in braces, since styles that
lower-case titles would make `$\Delta$` into `$\delta$`. Non-ASCII letters stay: see `latex_accents`.
"""

import re
from itertools import pairwise

from dejalu.exporters import latex_math
from dejalu.exporters.plain_text import many_lines, one_line

# Stand-ins for braces without a partner: control characters, which no cleaned text holds.
_LONE_LEFT, _LONE_RIGHT = "\x02", "\x03"

_SPELLINGS = {
    **{character: "\\" + character for character in "#$%&_{}"},
    "\\": r"{\textbackslash}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "@": "{@}",
    _LONE_LEFT: r"{\textbraceleft}",
    _LONE_RIGHT: r"{\textbraceright}",
}

_PIECE = re.compile(
    rf"(?P<math>{latex_math.SPAN})"
    r"|(?P<signs>[<>|]+)"
    r"|(?P<word>[^\W_]+(?:[.-][^\W_]+)*[+#]*)"  # LoRA, GPT-4.1, C++, C#
    r"|(?P<other>.)",
    re.DOTALL,
)


def escape(text: str) -> str:
    """A text on one line."""
    return _escape(one_line(text))


def escape_lines(text: str) -> str:
    """A text of several lines, which stay; a blank line parts paragraphs, in LaTeX as in the text."""
    return _escape(many_lines(text))


def escape_title(text: str) -> str:
    """A title, with braces around the words whose capitals a style must not take away."""
    return _escape(one_line(text), protect=True)


def _escape(text: str, *, protect: bool = False) -> str:
    def spell(piece: re.Match[str]) -> str:
        found = piece[0]
        match piece.lastgroup:
            case "math" if latex_math.is_safe(found[1:-1]):
                return f"{{{found}}}"
            case "math":
                return r"\$" + _PIECE.sub(spell, found[1:])
            case "signs":
                return f"${found}$"
            case "word" if protect and _is_spelt_with_capitals(found):
                return "{" + _spell_each(found) + "}"
            case _:
                return _spell_each(found)

    return _PIECE.sub(spell, _mark_lone_braces(text))


def _spell_each(text: str) -> str:
    return "".join(_SPELLINGS.get(character, character) for character in text)


def _is_spelt_with_capitals(word: str) -> bool:
    """BERT, iPhone, 3D, GPT-4 and C++, but not Vision-Language: there the capitals are only the title's."""
    if any(before.isalnum() and after.isupper() for before, after in pairwise(word)):
        return True
    return any(c.isupper() for c in word) and any(c.isdigit() or c in "+#" for c in word)


def _mark_lone_braces(text: str) -> str:
    characters = list(text)
    still_open: list[int] = []
    for index, character in enumerate(text):
        if character == "{":
            still_open.append(index)
        elif character == "}" and still_open:
            still_open.pop()
        elif character == "}":
            characters[index] = _LONE_RIGHT
    for index in still_open:
        characters[index] = _LONE_LEFT
    return "".join(characters)
