r"""Text from LaTeX source: accents, escapes and symbols as characters, without braces and commands of style.

Math stays as it is, in its dollars; `$<$` and the like, which stand for a sign, become that sign (`exporters.latex`).
Commands that nobody knows here stay as they are, too, unless braces follow: then they are taken for a style, such as
`\textbf{…}`, of which the text remains. `--` and quotes made of two signs stay, as people type them in plain text;
those in braces, as the ACL Anthology writes them, become what they stand for.
"""

import re
import unicodedata

from dejalu.importers.bib.latex_symbols import ACCENTS, STYLES, SYMBOLS

_ACCENT = re.compile(
    r"\\(?:(?P<sign>[`'^\"~=.])[ \t]*|(?P<letter>[uvHrcdbk])(?:[ \t]+|(?=\{)|(?=\\[ij](?![A-Za-z]))))"
    r"(?:\{\s*(?P<inside>\\[ij]|[^\W\d_])\s*\}|(?P<bare>\\[ij](?![A-Za-z])|[^\W\d_]))"
    r"|\\."
    r"|\$(?:\\.|[^\\$])*+\$",
    re.DOTALL,
)
# Math that is no more than such signs is written in braces, which the sign itself never has.
_TOKEN = re.compile(
    r"\{(?P<span>\$[<>|]+\$)\}|"
    r"\$(?P<math>(?:\\.|[^\\$])*+)\$"
    r"|\\(?P<word>[A-Za-z]+)\*?[ \t\n]*+(?:\{\})?(?P<argument>\{)?"
    r"|\\(?P<sign>.)(?:\{\})?"
    r"|\{(?P<quote>``|'')\}"
    r"|[{}~]",
    re.DOTALL,
)
_SIGNS = {"\\": "\n", "-": "", "/": "", "@": "", "(": "$", ")": "$", " ": " ", ",": " ", ";": " ", ":": " ", "!": ""}
_VERBATIM = re.compile(r"\\([_%&#~$^{}])|[{}]|\\url\b|\\textasciitilde\b ?")
_ACCENT_PASSES = 3
"""As many accents as a letter has at most, in Vietnamese and out of it."""


def decode(source: str) -> str:
    """The text; blanks and lines are as in the source."""
    if "\\" not in source and "{" not in source and "$" not in source and "}" not in source:
        return source.replace("~", " ") if "~" in source else source
    composed = source
    if "\\" in source:
        for _ in range(_ACCENT_PASSES):
            before, composed = composed, _ACCENT.sub(_accented, composed)
            if before == composed:
                break
    return _TOKEN.sub(_decoded, composed)


def decode_verbatim(source: str) -> str:
    """An address, a DOI or the like, in which some programs escape what others leave alone."""
    source = source.strip()
    if "\\" not in source and "{" not in source:
        return source
    return _VERBATIM.sub(lambda found: found[1] or ("~" if found[0].startswith(r"\text") else ""), source).strip()


def _accented(found: re.Match[str]) -> str:
    base = found["inside"] or found["bare"]
    if not base:
        return found[0]
    return unicodedata.normalize("NFC", base[-1] + ACCENTS[found["sign"] or found["letter"]])


def _decoded(found: re.Match[str]) -> str:
    if found["span"]:
        return found["span"]
    if found["math"] is not None:
        return found["math"] if found["math"].strip("<>|") == "" and found["math"] else found[0]
    if word := found["word"]:
        if word in SYMBOLS:
            return SYMBOLS[word]
        return "" if word in STYLES or found["argument"] else found[0]
    if sign := found["sign"]:
        return _SIGNS.get(sign, sign)
    if found["quote"]:
        return "“" if found["quote"] == "``" else "”"
    return " " if found[0] == "~" else ""
